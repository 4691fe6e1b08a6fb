import { boxError, byId, only, refuses, requestSignature, useBox, type Sample } from '../support';

const signers = [{ email: 'ann@example.com', embed_url_external_user_id: '7' }];

export const sample: Sample = async ({ run, emulator, folder }) => {
	const request = requestSignature(emulator, folder);
	for (const options of [{}, { includeSigningUrls: true }]) {
		request.status = 'sent';
		await run({ signRequest: byId(request.id), options });
	}
};

const box = useBox();
const cancel = box.operation('signRequest', 'cancel');

function sent() {
	const { id: parentId } = box.emulator.addFolder({ name: 'Contracts' });
	const { id: fileId } = box.emulator.addFile({ name: 'a.pdf', content: 'x', parentId });
	const request = box.emulator.addSignRequest({ fileId, signers });
	request.status = 'sent';
	return request;
}

test('nobody can sign it any more', async () => {
	const request = sent();
	const options = { reason: 'The contract has changed' };
	const cancelled = only(await cancel({ signRequest: byId(request.id), options }));
	expect(cancelled).toMatchObject({ id: request.id, status: 'cancelled' });
	expect(JSON.stringify(cancelled)).not.toMatch(/app\.box\.com|embed_url"|prepare_url/);
	expect(request.status).toBe('cancelled');
});

test.each(['converting', 'signed', 'declined', 'cancelled'] as const)(
	'one that is %s',
	async (status) => {
		const request = sent();
		request.status = status;
		const { error } = await cancel({ signRequest: byId(request.id) });
		expect(error).toMatchObject(
			boxError(
				400,
				`The sign request cannot be cancelled as it is now ('Sign Request', ID ${request.id})`,
			),
		);
		expect(error?.description).toContain('Get returns the status');
	},
);

test('an account that may only see the document', async () => {
	const { id, folder } = sent();
	const { error } = await cancel({ signRequest: byId(id) }, { credential: box.asViewerOf(folder) });
	expect(error).toMatchObject(
		boxError(
			403,
			`The connected account may not cancel the sign request ('Sign Request', ID ${id})`,
		),
	);
});

test('as the user who has sent it', async () => {
	const { id: asUser } = box.emulator.users.colleague;
	const file = box.emulator.addFile({ name: 'b.pdf', content: 'x', as: asUser });
	const request = box.emulator.addSignRequest({ fileId: file.id, signers, as: asUser });
	request.status = 'viewed';
	const requestOptions = { asUser };
	expect(only(await cancel({ signRequest: byId(request.id), requestOptions }))).toMatchObject({
		status: 'cancelled',
	});
});

test('one that Box does not know', async () => {
	const { error } = await cancel({ signRequest: byId('12ab-34') });
	expect(error).toMatchObject(
		boxError(
			404,
			"Box knows no such sign request, or this account may not see it ('Sign Request', ID 12ab-34)",
		),
	);
});

test('an app without the scope is not taken for the wrong account', async () => {
	const { id } = sent();
	const { app } = box.emulator;
	app.scopes = app.scopes.filter((scope) => scope !== 'sign_requests.readwrite');
	const { error } = await cancel({ signRequest: byId(id) });
	expect(error).toMatchObject(
		boxError(403, `The app in Box may not use Box Sign ('Sign Request', ID ${id})`),
	);
});

refuses(box, cancel, [
	[{}, "'Sign Request' is empty"],
	[{ signRequest: byId('x') }, "'Sign Request' is not the ID of a sign request: 'x'"],
]);
