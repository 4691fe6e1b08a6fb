import { boxError, byId, only, refuses, useBox, type Sample } from '../support';

const signers = [{ email: 'ann@example.com' }];

/** Box waits as long between two emails. */
const TEN_MINUTES = 10 * 60 * 1000;

export const sample: Sample = async ({ run, emulator, folder }) => {
	const { id: fileId } = emulator.addFile({ name: 'a.pdf', content: 'x', parentId: folder });
	const request = emulator.addSignRequest({ fileId, signers });
	request.status = 'sent';
	await run({ signRequest: byId(request.id) });
};

const box = useBox();
const resend = box.operation('signRequest', 'resend');

/** A request whose signers got their email so long ago, in milliseconds. */
function sent(ago: number) {
	const { id: parentId } = box.emulator.addFolder({ name: 'Contracts' });
	const { id: fileId } = box.emulator.addFile({ name: 'a.pdf', content: 'x', parentId });
	const request = box.emulator.addSignRequest({ fileId, signers });
	request.status = 'sent';
	request.emailedAt = request.createdAt - ago;
	return request;
}

const REFUSED = 'The sign request cannot be sent again now';

test('Box answers nothing, and sends the email once more', async () => {
	const request = sent(TEN_MINUTES);
	const before = request.emailedAt ?? 0;
	expect(only(await resend({ signRequest: byId(request.id) }))).toEqual({ success: true });
	expect(request.emailedAt).toBeGreaterThan(before);
	expect(box.calls()).toEqual([`POST /2.0/sign_requests/${request.id}/resend`]);
});

test('within ten minutes', async () => {
	const { id } = sent(0);
	const { error } = await resend({ signRequest: byId(id) });
	expect(error).toMatchObject(boxError(400, `${REFUSED} ('Sign Request', ID ${id})`));
	expect(error?.description).toContain('ten minutes after the last time');
});

test.each(['signed', 'cancelled', 'expired', 'error_sending'] as const)(
	'one that is %s',
	async (status) => {
		const request = sent(TEN_MINUTES);
		request.status = status;
		const { error } = await resend({ signRequest: byId(request.id) });
		expect(error?.message).toContain(REFUSED);
	},
);

test('an account that may only see the document', async () => {
	const { id, folder } = sent(TEN_MINUTES);
	const { error } = await resend({ signRequest: byId(id) }, { credential: box.asViewerOf(folder) });
	expect(error).toMatchObject(
		boxError(
			403,
			`The connected account may not send the sign request again ('Sign Request', ID ${id})`,
		),
	);
});

test('one that Box does not know', async () => {
	const { error } = await resend({ signRequest: byId('ab-12') });
	expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 0 } });
	expect(error?.message).toContain("'Sign Request', ID ab-12");
});

test('another success than Box has is none', async () => {
	const { id } = sent(TEN_MINUTES);
	const path = `/2.0/sign_requests/${id}/resend`;
	box.emulator.faults.add({ path, status: 200, body: {} });
	const { error } = await resend({ signRequest: byId(id) });
	expect(error?.message).toBe('What answered is not Box');
});

refuses(box, resend, [
	[{}, "'Sign Request' is empty"],
	[{ signRequest: byId('x') }, "'Sign Request' is not the ID of a sign request: 'x'"],
]);
