import { refuses, requestSignature, useBox, type Sample } from '../support';

const signers = [{ email: 'ann@example.com', embed_url_external_user_id: '7' }];

export const sample: Sample = async ({ run, emulator, folder }) => {
	const request = requestSignature(emulator, folder);
	await run({ options: { includeSigningUrls: true } });
	Object.assign(request, { status: 'signed', finishedAt: request.createdAt });
	await run();
};

const box = useBox();
const getAll = box.operation('signRequest', 'getAll');

/** Sends so many requests, in a folder that the colleague may view. */
function send(count: number): string[] {
	const { id: parentId } = box.emulator.addFolder({ name: 'Contracts' });
	const userId = box.emulator.users.colleague.id;
	const item = { itemType: 'folder', itemId: parentId } as const;
	box.emulator.addCollaboration({ ...item, userId, role: 'viewer' });
	const { id: fileId } = box.emulator.addFile({ name: 'a.pdf', content: 'x', parentId });
	return Array.from({ length: count }, () => box.emulator.addSignRequest({ fileId, signers }).id);
}

test('those that the account has sent, without URLs that sign', async () => {
	const ids = send(2);
	const { json } = await getAll();
	expect(json.map(({ id }) => id)).toEqual(ids);
	expect(JSON.stringify(json)).not.toMatch(/app\.box\.com|embed_url"|prepare_url/);
	expect(box.emulator.requests().at(-1)?.query).toEqual({ limit: '50' });
});

test('with the URLs, if they are asked for', async () => {
	send(1);
	const { json } = await getAll({ options: { includeSigningUrls: true } });
	expect(json[0]?.signers).toMatchObject([{}, { embed_url: expect.stringContaining('/sign/') }]);
});

test('those of others on shared documents', async () => {
	const ids = send(1);
	const credential = box.as(box.emulator.users.colleague.id);
	expect((await getAll({}, { credential })).json).toEqual([]);
	const filters = { sharedRequests: true };
	expect((await getAll({ filters }, { credential })).json).toMatchObject([
		{ id: ids[0], collaborator_level: 'viewer' },
	]);
});

test('of some senders, which are on shared documents alone', async () => {
	send(1);
	const credential = box.as(box.emulator.users.colleague.id);
	const of = async (senders: string) =>
		(await getAll({ filters: { senders } }, { credential })).json;
	expect(await of(`x@example.com, ${box.emulator.users.admin.login}`)).toHaveLength(1);
	expect(box.emulator.requests().at(-1)?.query).toEqual({
		limit: '50',
		senders: `x@example.com,${box.emulator.users.admin.login}`,
		shared_requests: 'true',
	});
	expect(await of('x@example.com')).toEqual([]);
});

test('no senders are no filter', async () => {
	send(1);
	expect((await getAll({ filters: { senders: '' } })).json).toHaveLength(1);
});

test('no more than the limit, of which Box is told', async () => {
	const ids = send(3);
	const { json } = await getAll({ limit: 2 });
	expect(json.map(({ id }) => id)).toEqual(ids.slice(0, 2));
	expect(box.emulator.requests().at(-1)?.query).toEqual({ limit: '2' });
});

test('all of them, page by page', async () => {
	const ids = send(2);
	// Markers of the emulator are positions: the page that follows is its own, without the first.
	const next_marker = Buffer.from('after:1').toString('base64url');
	const body = { entries: [{ type: 'sign-request', id: 'ab-12' }], limit: 1000, next_marker };
	box.emulator.faults.add({ path: '/2.0/sign_requests', status: 200, body });
	const { json } = await getAll({ returnAll: true });
	expect(json.map(({ id }) => id)).toEqual(['ab-12', ids[1]]);
	expect(box.emulator.requests().at(-1)?.query).toEqual({ limit: '1000', marker: next_marker });
});

test('an app without the scope', async () => {
	const { app } = box.emulator;
	app.scopes = app.scopes.filter((scope) => scope !== 'sign_requests.readwrite');
	const { error } = await getAll();
	expect(error).toMatchObject({
		httpCode: '403',
		message: 'The app in Box may not use Box Sign',
	});
});

refuses(box, getAll, [
	[{ limit: 0 }, "'Limit' is not a whole number of 1 or more"],
	[
		{ filters: { senders: 'ann@example.com', sharedRequests: false } },
		"'Senders' needs 'Shared With Me'",
	],
]);
