import { byId, only, useBox } from '../operations/support';
import { binaryItem } from '../support/engine';

const box = useBox();

/** More than Box takes in one request, so that it goes in parts. */
const LARGE = Buffer.alloc(51_000_000, 'box');

test('the token ends in the middle of an upload in parts', async () => {
	const run = box.run(
		'file',
		'upload',
		{},
		{ input: [await binaryItem(LARGE, { fileName: 'large.bin' })] },
	);
	const isPart = ({ method, path }: { method: string; path: string }) =>
		method === 'PUT' && path.includes('/upload_sessions/');
	await box.emulator.waitFor(isPart);
	box.emulator.expireAccessTokens();

	const { id, size } = only(await run);
	expect(size).toBe(LARGE.length);
	expect(box.emulator.content(String(id)).equals(LARGE)).toBe(true);
	expect(box.emulator.tokenRequests()).toBe(1);
	expect(box.credential.writes).toBe(1);
});

test('the token ends in the middle of a download, whose connection is cut', async () => {
	const { id } = box.emulator.addFile({ name: 'a.bin', content: LARGE });
	box.emulator.faults.add({ path: '/d/', cut: 1_000_000 });
	const run = box.run('file', 'download', { file: byId(id) });
	await box.emulator.waitFor(({ host }) => host === 'download');
	box.emulator.expireAccessTokens();

	const { items, error } = await run;
	expect(error).toBeUndefined();
	expect(items[0]?.binary?.data?.bytes).toBe(LARGE.length);
	expect(box.emulator.tokenRequests()).toBe(1);
});
