import { Readable } from 'node:stream';
import { dateTimeFromString } from 'box-node-sdk/lib/internal/utils';
import type { UpdateFileByIdRequestBody } from 'box-node-sdk/lib/managers/files';

import type { Emulator } from '../emulator';
import type { Witness } from './sdk';
import { bytes, eachWithWitness, upload } from './sdk';

const TIME = '2040-01-01T00:00:00.000Z';

describe('Box’s own SDK, on files', () => {
	let emulator: Emulator;
	let sdk: Witness;

	eachWithWitness((started) => ({ emulator, sdk } = started));

	it('uploads a file and downloads it without giving its token to the download host', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'twelve bytes');

		const stream = await sdk.client.downloads.downloadFile(id);

		expect((await bytes(stream)).toString()).toBe('twelve bytes');
		expect(emulator.requests().filter(({ host }) => host === 'download')).toEqual([
			expect.objectContaining({ authorized: false, status: 200 }),
		]);
	});

	it('reads a file’s standard representation', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'twelve bytes');

		const file = await sdk.client.files.getFileById(id);

		expect(file).toMatchObject({
			id,
			name: 'notes.txt',
			size: 12,
			etag: '0',
			itemStatus: 'active',
		});
		expect(file.ownedBy?.login).toBe(emulator.users.admin.login);
		expect(file.pathCollection?.entries).toHaveLength(1);
	});

	it('uploads a new version, which the older one stays behind', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'one');
		await sdk.client.uploads.uploadFileVersion(id, {
			attributes: { name: 'notes.txt' },
			file: Readable.from([Buffer.from('two')]),
		});

		const versions = await sdk.client.fileVersions.getFileVersions(id);
		const older = versions.entries?.[0]?.id;
		const stream = await sdk.client.downloads.downloadFile(id, { queryParams: { version: older } });

		expect(emulator.content(id).toString()).toBe('two');
		expect(versions.totalCount).toBe(1);
		expect((await bytes(stream)).toString()).toBe('one');
	});

	it('uploads a new version with the time of its content', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'one');
		const uploaded = await sdk.client.uploads.uploadFileVersion(id, {
			attributes: { name: 'notes.txt', contentModifiedAt: dateTimeFromString(TIME) },
			file: Readable.from([Buffer.from('two')]),
		});
		expect(uploaded.entries?.[0]?.contentModifiedAt?.value.toISOString()).toBe(TIME);
	});

	it('locks and unlocks a file', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'text');
		const change = async (requestBody: UpdateFileByIdRequestBody) =>
			await sdk.client.files.updateFileById(id, { requestBody, queryParams: { fields: ['lock'] } });

		const expiresAt = dateTimeFromString(TIME);
		const locked = await change({ lock: { access: 'lock', expiresAt, isDownloadPrevented: true } });
		expect(locked.lock?.expiredAt?.value.toISOString()).toBe(TIME);
		expect(locked.lock?.createdBy?.login).toBe(emulator.users.admin.login);
		expect((await change({ lock: null })).lock).toBeFalsy();
	});

	it('sets tags, collections, who may download and the retention date', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'text');
		const collections = await sdk.client.collections.getCollections();
		const favorites = collections.entries?.[0]?.id ?? '';

		const changed = await sdk.client.files.updateFileById(id, {
			requestBody: {
				tags: ['one', 'two'],
				collections: [{ id: favorites }],
				permissions: { canDownload: 'company' },
				dispositionAt: dateTimeFromString(TIME),
			},
			queryParams: { fields: ['tags', 'disposition_at'] },
		});
		const items = await sdk.client.collections.getCollectionItems(favorites);

		expect(changed.tags).toEqual(['one', 'two']);
		expect(changed.dispositionAt?.value.toISOString()).toBe(TIME);
		expect(items.entries).toMatchObject([{ id, type: 'file' }]);
	});

	it('copies, moves and renames a file', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'text');
		const folder = await sdk.client.folders.createFolder({ name: 'Archive', parent: { id: '0' } });

		const copy = await sdk.client.files.copyFile(id, { parent: { id: folder.id } });
		const moved = await sdk.client.files.updateFileById(id, {
			requestBody: { name: 'old notes.txt', parent: { id: folder.id } },
		});

		expect(copy.parent?.id).toBe(folder.id);
		expect(moved.name).toBe('old notes.txt');
		expect(emulator.tree()).toBe('Archive/\n  notes.txt  4 bytes\n  old notes.txt  4 bytes');
	});

	it('deletes a file to the trash, and brings it back', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'text');

		await sdk.client.files.deleteFileById(id);
		const trashed = await sdk.client.trashedFiles.getTrashedFileById(id);
		const restored = await sdk.client.trashedFiles.restoreFileFromTrash(id);

		expect(trashed.itemStatus).toBe('trashed');
		expect(restored.itemStatus).toBe('active');
		expect(emulator.find('/notes.txt')?.id).toBe(id);
	});

	it('learns from a 409 which item has the name', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'text');

		await expect(upload(sdk.client, 'NOTES.txt', 'other')).rejects.toMatchObject({
			responseInfo: {
				statusCode: 409,
				body: { code: 'item_name_in_use', context_info: { conflicts: { id } } },
			},
		});
	});

	it('uploads a large file in parts', async () => {
		const content = Buffer.alloc(20_000_001, 'box');

		const file = await sdk.client.chunkedUploads.uploadBigFile(
			Readable.from([content]),
			'large.bin',
			content.length,
			'0',
		);

		expect(file.size).toBe(content.length);
		expect(emulator.content(file.id).equals(content)).toBe(true);
		expect(emulator.requests().filter(({ method }) => method === 'PUT')).toHaveLength(3);
	});
});
