import type { IBinaryKeyData, INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { BoxEvent } from '../client/types';
import { itemOf, type EventItem } from '../events/eventItem';
import { simplify } from '../events/simplify';
import { boundedDownload } from './boundedDownload';
import type { EventFile, FetchFile } from './eventFiles';
import type { TriggerSettings } from './settings';

type OutputSettings = Pick<TriggerSettings, 'simplify' | 'downloadFile'>;
type BinaryContext = { helpers: Pick<ITriggerFunctions['helpers'], 'prepareBinaryData'> };
type GetFile = (item: EventItem) => Promise<EventFile>;

/** The binary field that gets the file. */
const BINARY_FIELD = 'data';

/**
 * One item for each event, with Box's own keys; with the file it is about where that is wanted.
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
export function fetching(
	client: () => Pick<BoxClient, 'download' | 'withSignal'>,
	context: BinaryContext,
): FetchFile {
	return async (item) => {
		const box = client();
		const bounded = { download: async (id: string) => await boundedDownload(box, id) };
		return await fetchFile(item, bounded, context);
	};
}

/** https://developer.box.com/reference/get-files-id-content/ */
async function fetchFile(
	{ id, name }: EventItem,
	box: Pick<BoxClient, 'download'>,
	{ helpers }: BinaryContext,
): Promise<IBinaryKeyData> {
	const { stream, contentType, fileName } = await box.download(id);
	// Without a media type n8n derives one from the name.
	const mimeType = contentType === 'application/octet-stream' ? undefined : contentType;
	// n8n splits the name like a path; a name is never to become one.
	const safeName = (name ?? fileName)?.replace(/[/\\]/g, '_');
	return { [BINARY_FIELD]: await helpers.prepareBinaryData(stream, safeName, mimeType) };
}
