import { readFile } from 'node:fs/promises';
import { Agent, FormData, request, type Dispatcher } from 'undici';

import { MOST_LOAD } from '../../../nodes/Box/client/calls/load';
import { forEachAtOnce } from '../together';
import type { Task } from './work';

const API = 'https://api.box.com/2.0';
const UPLOAD = 'https://upload.box.com/api/2.0';

/** How the requests of one run are sent. */
interface Connection {
	dispatcher: Agent;
	headers: Record<string, string>;
}

/** A file as Box answers it. */
interface FileAnswer {
	size: number;
}

async function json<T>(answer: Dispatcher.ResponseData): Promise<T> {
	if (answer.statusCode < 300) return (await answer.body.json()) as T;
	throw new Error(`Box answered ${answer.statusCode}: ${await answer.body.text()}`);
}

async function get(connection: Connection, fileId: string): Promise<number> {
	const answer = await request(`${API}/files/${fileId}`, connection);
	return (await json<FileAnswer>(answer)).size;
}

async function download({ dispatcher, headers }: Connection, fileId: string): Promise<number> {
	const redirect = await request(`${API}/files/${fileId}/content`, { dispatcher, headers });
	await redirect.body.dump();
	const answer = await request(String(redirect.headers.location), { dispatcher });
	return (await answer.body.bytes()).length;
}

async function upload(connection: Connection, task: Task, path: string, index: number) {
	const body = new FormData();
	const name = `${task.prefix}-${index}.bin`;
	body.append('attributes', JSON.stringify({ name, parent: { id: task.folderId } }));
	body.append('file', new Blob([await readFile(path)]), name);
	const url = `${UPLOAD}/files/content`;
	const answer = await request(url, { ...connection, method: 'POST', body });
	return (await json<{ entries: FileAnswer[] }>(answer)).entries[0]?.size ?? NaN;
}

/** Does the work with plain requests, as many at once as our node has at most by default. */
export async function plainly(task: Task): Promise<number[]> {
	const dispatcher = new Agent({ connections: MOST_LOAD });
	const connection = { dispatcher, headers: { authorization: `Bearer ${task.token}` } };
	try {
		if (task.work === 'upload') {
			return await forEachAtOnce(MOST_LOAD, task.paths, async (path, index) =>
				upload(connection, task, path, index),
			);
		}
		const one = task.work === 'get' ? get : download;
		return await forEachAtOnce(MOST_LOAD, task.fileIds, async (id) => one(connection, id));
	} finally {
		await dispatcher.destroy();
	}
}
