import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A bucket of S3, of which it has what n8n uses to store a file, read it and delete it. */
export interface ObjectStore {
	/** `127.0.0.1:9000`; it speaks plain HTTP, and buckets are part of the path. */
	host: string;
	/** Where the objects are. */
	folder: string;
	close(): Promise<void>;
}

/** The bucket's name. */
export const BUCKET = 'n8n';

/** The file that holds an object's bytes. */
export function pathOf({ folder }: Pick<ObjectStore, 'folder'>, key: string): string {
	return join(folder, createHash('sha256').update(key).digest('hex'));
}

/** An exchange, and which object it is about. */
interface Exchange {
	request: IncomingMessage;
	response: ServerResponse;
	path: string;
	/** What is answered with each object, by its path. */
	objects: Map<string, IncomingHttpHeaders>;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function refuse({ request, response }: Exchange, status: number, code: string): void {
	response.writeHead(status, { 'content-type': 'application/xml' });
	response.end(request.method === 'HEAD' ? '' : `<Error><Code>${code}</Code></Error>`);
}

/** Headers of a request that its object has from then on. */
function kept(headers: IncomingHttpHeaders): IncomingHttpHeaders {
	const names = Object.keys(headers).filter((name) => /^(content-type|x-amz-meta-.*)$/.test(name));
	return Object.fromEntries(names.map((name) => [name, headers[name]]));
}

async function put(exchange: Exchange): Promise<void> {
	const { request, response, path, objects } = exchange;
	// Of streams, Amazon's SDK sends chunks with signatures between the bytes; n8n sends none.
	if (request.headers['content-encoding']?.includes('aws-chunked')) {
		return refuse(exchange, 501, 'NotImplemented');
	}
	const md5 = createHash('md5');
	request.on('data', (chunk: Buffer) => md5.update(chunk));
	await pipeline(request, createWriteStream(path));
	const { 'content-md5': announced } = request.headers;
	if (announced !== undefined && announced !== md5.digest('base64')) {
		return refuse(exchange, 400, 'BadDigest');
	}
	objects.set(path, kept(request.headers));
	response.end();
}

async function get(exchange: Exchange): Promise<void> {
	const { request, response, path, objects } = exchange;
	const headers = objects.get(path);
	if (!headers) return refuse(exchange, 404, 'NoSuchKey');
	const { size } = await stat(path);
	response.writeHead(200, { ...headers, 'content-length': size });
	if (request.method === 'HEAD') response.end();
	else await pipeline(createReadStream(path), response);
}

async function remove({ response, path, objects }: Exchange): Promise<void> {
	objects.delete(path);
	await rm(path, { force: true });
	response.writeHead(204).end();
}

const METHODS: Record<string, (exchange: Exchange) => Promise<void>> = {
	PUT: put,
	GET: get,
	HEAD: get,
	DELETE: remove,
};

/**
 * Opens a bucket on this machine. Its objects are files in `folder`, so that no process holds them;
 * signatures are not checked. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
export async function openObjectStore(folder: string): Promise<ObjectStore> {
	await mkdir(folder, { recursive: true });
	const objects: Exchange['objects'] = new Map();
	const serve = async (request: IncomingMessage, response: ServerResponse) => {
		const { pathname } = new URL(request.url ?? '/', 'http://s3');
		const [, name, ...segments] = pathname.split('/');
		const key = segments.map(decodeURIComponent).join('/');
		const exchange: Exchange = { request, response, path: pathOf({ folder }, key), objects };
		if (name !== BUCKET) return refuse(exchange, 404, 'NoSuchBucket');
		if (key === '' && request.method === 'HEAD') return void response.end();
		const answer = key === '' ? undefined : METHODS[request.method ?? ''];
		if (!answer) return refuse(exchange, 501, 'NotImplemented');
		await answer(exchange);
	};
	const server = createServer((request, response) => {
		// A reader that leaves early ends its connection, which is all there is to do.
		serve(request, response).catch(() => response.destroy());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		folder,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
