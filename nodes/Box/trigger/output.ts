import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { BoxEvent } from '../client/types';
import { itemOf, type EventItem } from '../events/eventItem';
import { simplify } from '../events/simplify';
import { originalOf, type Original } from '../framework/originals';
import { storeDownload, type BinaryStore } from '../framework/storeDownload';
import { boundedDownload } from './boundedDownload';
import type { EventFile, FetchFile } from './eventFiles';
import type { TriggerSettings } from './settings';

type OutputSettings = Pick<TriggerSettings, 'simplify' | 'downloadFile'>;
type FileSource = Pick<BoxClient, 'download' | 'request' | 'withSignal'>;
type BinaryContext = { helpers: BinaryStore };
type GetFile = (item: EventItem) => Promise<EventFile>;

/** The binary field that gets the file. */
const BINARY_FIELD = 'data';

/**
 * One item for each event, with Box's own keys; with the file it is about if that is wanted.
 * What does not come leaves a note in `download_note`. Rejects as `getFile` does.
 */
export function toItems(
	events: readonly BoxEvent[],
	settings: OutputSettings,
	getFile: GetFile,
): INodeExecutionData[] | Promise<INodeExecutionData[]> {
	const toJson = (event: BoxEvent) => (settings.simplify ? simplify(event) : event);
	return settings.downloadFile
		? withFiles(events, toJson, getFile)
		: events.map((event) => ({ json: toJson(event) }));
}

async function withFiles(
	events: readonly BoxEvent[],
	toJson: (event: BoxEvent) => INodeExecutionData['json'],
	getFile: GetFile,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	// One after the other: a page of large files is not to fill all connections.
	for (const event of events) {
		const json = toJson(event);
		const item = itemOf(event);
		items.push(item?.type === 'file' ? withFile(json, await getFile(item)) : { json });
	}
	return items;
}

function withFile(json: INodeExecutionData['json'], file: EventFile): INodeExecutionData {
	return 'binary' in file
		? { json, binary: file.binary }
		: { json: { ...json, download_note: file.note } };
}

/**
 * How a file gets from Box to n8n.
 *
 * @param client the connection at the moment
 */
export function fetching(client: () => FileSource, context: BinaryContext): FetchFile {
	return async (item) => await fetchFile(item, client(), context);
}

/** The file as the event tells of it or, if it was changed since, as it is now. */
async function fetchFile(
	{ id, name, sha1 }: EventItem,
	box: FileSource,
	{ helpers }: BinaryContext,
): Promise<IBinaryKeyData> {
	const download = await boundedDownload(box, id);
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
