import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import type { BoxEvent } from '../client/types';
import { itemOf, type EventItem } from '../events/eventItem';
import { simplify } from '../events/simplify';
import { originalOf, type Original } from '../framework/originals';
import { storeDownload, type BinaryStore } from '../framework/storeDownload';
import { isLasting } from './faults';
import type { TriggerSettings } from './settings';

type OutputSettings = Pick<TriggerSettings, 'simplify' | 'downloadFile'>;
type FileSource = Pick<BoxClient, 'download' | 'request'>;
type BinaryContext = { helpers: BinaryStore };

/** The binary field that gets the file. */
const BINARY_FIELD = 'data';

/**
 * One item for each event, with Box's own keys; with the file it is about where that is wanted.
 * What cannot be downloaded any more leaves a note in `download_note`.
 *
 * @throws BoxError or CredentialError where another try may succeed
 */
export function toItems(
	events: readonly BoxEvent[],
	settings: OutputSettings,
	box: FileSource,
	context: BinaryContext,
): INodeExecutionData[] | Promise<INodeExecutionData[]> {
	const toJson = (event: BoxEvent) => (settings.simplify ? simplify(event) : event);
	return settings.downloadFile
		? withFiles(events, toJson, box, context)
		: events.map((event) => ({ json: toJson(event) }));
}

async function withFiles(
	events: readonly BoxEvent[],
	toJson: (event: BoxEvent) => INodeExecutionData['json'],
	box: FileSource,
	context: BinaryContext,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	// One after the other: a page of large files is not to fill all connections.
	for (const event of events) {
		const json = toJson(event);
		const item = itemOf(event);
		items.push(item?.type === 'file' ? await withFile(json, item, box, context) : { json });
	}
	return items;
}

async function withFile(
	json: INodeExecutionData['json'],
	item: EventItem,
	box: FileSource,
	context: BinaryContext,
): Promise<INodeExecutionData> {
	return await fetchFile(item, box, context).then(
		(binary) => ({ json, binary }),
		(error: unknown) => ({ json: { ...json, download_note: noteOn(error) } }),
	);
}

/** The file as the event tells of it or, where it was changed since, as it is now. */
async function fetchFile(
	{ id, name, sha1 }: EventItem,
	box: FileSource,
	{ helpers }: BinaryContext,
): Promise<IBinaryKeyData> {
	const download = await box.download(id);
	const { data, received } = await storeDownload(helpers, download, { inBox: name });
	const ask = async (): Promise<Original> =>
		await box.request({
			method: 'GET',
			path: ['files', id],
			query: { fields: ['sha1', 'size'] },
		});
	await originalOf(received, { fileId: id, known: { sha1 }, ask });
	return { [BINARY_FIELD]: data };
}

/**
 * What to say of a file that is deleted, trashed, or not for this account's eyes. Any other fault
 * is thrown on: trying again may help.
 */
function noteOn(error: unknown): string {
	if (error instanceof BoxError && error.status !== 401 && isLasting(error)) {
		return `The file could not be downloaded when the event was read: ${error.message}`;
	}
	throw error;
}
