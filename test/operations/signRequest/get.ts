import {
	boxError,
	byId,
	fromList,
	only,
	refuses,
	requestSignature,
	useBox,
	type Sample,
} from '../support';

const signers = [{ email: 'ann@example.com', embed_url_external_user_id: '7' }];

export const sample: Sample = async ({ run, emulator, folder }) => {
	const request = requestSignature(emulator, folder);
	await run({ signRequest: byId(request.id), options: { includeSigningUrls: true } });
	Object.assign(request, { status: 'signed', finishedAt: request.createdAt });
	await run({ signRequest: byId(request.id) });
};

const box = useBox();
const get = box.operation('signRequest', 'get');

function sent() {
	const { id: fileId } = box.emulator.addFile({ name: 'a.pdf', content: 'x' });
	return box.emulator.addSignRequest({ fileId, signers });
}

test('how far it is', async () => {
	const { id } = sent();
	expect(only(await get({ signRequest: fromList(id) }))).toMatchObject({
		type: 'sign-request',
		id,
		name: 'a.pdf',
		status: 'sent',
		signers: [{ role: 'final_copy_reader' }, { email: 'ann@example.com', signer_decision: null }],
		sign_files: { is_ready_for_download: true },
	});
});

test('who has signed it, and when', async () => {
	const request = sent();
	const finishedAt = Date.parse('2026-01-31T12:00:00Z');
	Object.assign(request, { status: 'signed', finishedAt });
	const { signers: all, finished_at } = only(await get({ signRequest: byId(request.id) }));
	expect(all).toMatchObject([
		{ signer_decision: null },
		{ email: 'ann@example.com', signer_decision: { type: 'signed', finalized_at: finished_at } },
	]);
});

test('with URLs that sign only if they are asked for', async () => {
	const signRequest = byId(sent().id);
	const plain = only(await get({ signRequest }));
	expect(JSON.stringify(plain)).not.toMatch(/app\.box\.com|embed_url"|prepare_url/);
	const options = { includeSigningUrls: true };
	expect(only(await get({ signRequest, options })).signers).toMatchObject([
		{},
		{ embed_url: expect.stringContaining('https://app.box.com/sign/document/') },
	]);
	expect(box.emulator.requests().at(-1)?.query).toBeUndefined();
});

test('one of somebody else', async () => {
	const { id } = sent();
	const credential = box.as(box.emulator.users.colleague.id);
	const { error } = await get({ signRequest: byId(id) }, { credential });
	expect(error).toMatchObject(
		boxError(
			404,
			`Box knows no such sign request, or this account may not see it ('Sign Request', ID ${id})`,
		),
	);
});

test('as the user who has sent it', async () => {
	const { id: asUser } = box.emulator.users.colleague;
	const file = box.emulator.addFile({ name: 'b.pdf', content: 'x', as: asUser });
	const { id } = box.emulator.addSignRequest({ fileId: file.id, signers, as: asUser });
	const requestOptions = { asUser };
	expect(only(await get({ signRequest: byId(id), requestOptions }))).toMatchObject({ id });
});

test('an app without the scope', async () => {
	const { id } = sent();
	const { app } = box.emulator;
	app.scopes = app.scopes.filter((scope) => scope !== 'sign_requests.readwrite');
	const { error } = await get({ signRequest: byId(id) });
	expect(error).toMatchObject(
		boxError(403, `The app in Box may not use Box Sign ('Sign Request', ID ${id})`),
	);
});

refuses(box, get, [
	[{}, "'Sign Request' is empty"],
	[{ signRequest: byId('Contract') }, "'Sign Request' is not the ID of a sign request: 'Contract'"],
]);
