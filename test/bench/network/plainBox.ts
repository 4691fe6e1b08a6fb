import { Agent, request } from 'undici';

import { MOST_LOAD } from '../../../nodes/Box/client/calls/load';
import type { Address } from './place';

/** Entries of a page; Box gives no more. */
export const LARGEST_PAGE = 1_000;

/** What is listed. */
export interface Entry {
	type: string;
	id: string;
	name: string;
}

/** A Box that is asked by plain requests, as many at once as our node has at most by default. */
export class PlainBox {
	private readonly dispatcher = new Agent({ connections: MOST_LOAD });
	private readonly headers: Record<string, string>;

	constructor(private readonly box: Address) {
		this.headers = { authorization: `Bearer ${box.connect().access_token}` };
	}

	/** @param path below `/2.0/`, with its query */
	async get<T>(path: string): Promise<T> {
		const { dispatcher, headers } = this;
		const { body } = await request(`${this.box.url}/2.0/${path}`, { dispatcher, headers });
		return (await body.json()) as T;
	}

	/** What a folder holds: once the first page has come, all others are asked for at once. */
	async list(folderId: string): Promise<Entry[]> {
		const page = async (offset: number) =>
			await this.get<{ total_count: number; entries: Entry[] }>(
				`folders/${folderId}/items?limit=${LARGEST_PAGE}&offset=${offset}`,
			);
		const first = await page(0);
		const offsets: number[] = [];
		for (let offset = LARGEST_PAGE; offset < first.total_count; offset += LARGEST_PAGE) {
			offsets.push(offset);
		}
		const rest = await Promise.all(offsets.map(page));
		return [first, ...rest].flatMap(({ entries }) => entries);
	}

	async close(): Promise<void> {
		await this.dispatcher.destroy();
	}
}
