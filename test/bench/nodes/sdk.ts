import { createReadStream } from 'node:fs';
import { BoxClient, BoxDeveloperTokenAuth } from 'box-node-sdk';

import type { Task } from './work';

async function download(client: BoxClient, fileId: string): Promise<number> {
	const stream = await client.downloads.downloadFile(fileId);
	let size = 0;
	for await (const chunk of stream ?? []) size += (chunk as Buffer).length;
	return size;
}

async function upload(client: BoxClient, { folderId, prefix }: Task, path: string, index: number) {
	const { entries } = await client.uploads.uploadFile({
		attributes: { name: `${prefix}-${index}.bin`, parent: { id: folderId } },
		file: createReadStream(path),
	});
	return entries?.[0]?.size ?? NaN;
}

/** Does the work as people write it with Box's SDK: a loop that waits for each call. */
export async function bySdk(task: Task): Promise<number[]> {
	const client = new BoxClient({ auth: new BoxDeveloperTokenAuth({ token: task.token }) });
	const sizes: number[] = [];
	if (task.work === 'upload') {
		for (const [index, path] of task.paths.entries()) {
			sizes.push(await upload(client, task, path, index));
		}
		return sizes;
	}
	for (const id of task.fileIds) {
		const size =
			task.work === 'download'
				? await download(client, id)
				: (await client.files.getFileById(id)).size;
		sizes.push(size ?? NaN);
	}
	return sizes;
}
