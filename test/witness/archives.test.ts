import type { Emulator } from '../emulator';
import { unzip } from '../support/zip';
import type { Witness } from './sdk';
import { bytes, eachWithWitness, upload } from './sdk';

describe('Box’s own SDK, on archives, thumbnails and versions', () => {
	let emulator: Emulator;
	let sdk: Witness;

	// The SDK sends its token along to the download host, which Box does not mind.
	eachWithWitness((started) => ({ emulator, sdk } = started), { strictDownloads: false });

	it('downloads an archive, and reads what became of it', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'text');
		const items = [{ type: 'file' as const, id }];

		const zip = await sdk.client.zipDownloads.createZipDownload({ items, downloadFileName: 'All' });
		const stream = await sdk.client.zipDownloads.getZipDownloadContent(zip.downloadUrl ?? '');

		expect(unzip(await bytes(stream))).toEqual({ 'notes.txt': 'text' });
		const status = await sdk.client.zipDownloads.getZipDownloadStatus(zip.statusUrl ?? '');
		expect(status).toMatchObject({ downloadedFileCount: 1, state: 'succeeded' });
	});

	it('gets a thumbnail that has been drawn', async () => {
		const id = await upload(sdk.client, 'photo.gif', 'x');
		const token = emulator.connect().access_token;
		const path = `${emulator.url}/2.0/files/${id}/thumbnail.png?min_height=32&min_width=32`;
		await fetch(path, { headers: { authorization: `Bearer ${token}` } });

		const stream = await sdk.client.files.getFileThumbnailById(id, 'png', {
			queryParams: { minHeight: 32, minWidth: 32 },
		});

		const picture = stream && (await bytes(stream));
		expect(picture?.subarray(1, 4).toString()).toBe('PNG');
	});

	it('deletes and restores a version', async () => {
		const id = await upload(sdk.client, 'notes.txt', 'one');
		const again = new FormData();
		again.set('attributes', JSON.stringify({ name: 'notes.txt' }));
		again.set('file', new Blob(['two']), 'notes.txt');
		const headers = { authorization: `Bearer ${emulator.connect().access_token}` };
		const address = `${emulator.url}/api/2.0/files/${id}/content`;
		await fetch(address, { method: 'POST', headers, body: again });
		const versions = await sdk.client.fileVersions.getFileVersions(id);
		const version = versions.entries?.[0]?.id ?? '';

		await sdk.client.fileVersions.deleteFileVersionById(id, version);
		const restored = await sdk.client.fileVersions.updateFileVersionById(id, version, {
			requestBody: { trashedAt: null },
		});

		expect(restored).toMatchObject({ id: version, restoredBy: { name: 'Admin' } });
		await sdk.client.fileVersions.promoteFileVersion(id, {
			requestBody: { id: version, type: 'file_version' },
		});
		expect(emulator.content(id).toString()).toBe('one');
	});
});
