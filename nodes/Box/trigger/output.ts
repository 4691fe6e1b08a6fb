import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { BoxEvent } from '../client/types';
import { itemOf, type EventItem } from '../events/eventItem';
import { eventJson } from '../events/eventJson';
import { originalOf, type Original } from '../framework/files/originals';
import { storeDownload, type BinaryStore } from '../framework/files/storeDownload';
import { boundedDownload } from './boundedDownload';
import type { EventFile, FetchFile } from './eventFiles';
import type { TriggerSettings } from './settings';

type OutputSettings = Pick<TriggerSettings, 'simplify' | 'downloadFile'>;
type FileSource = Pick<BoxClient, 'download' | 'request' | 'withSignal'>;
type BinaryContext = { helpers: BinaryStore };
type GetFiles = (items: readonly EventItem[]) => Promise<EventFile[]>;

/** The binary field that gets the file. */
const BINARY_FIELD = 'data';

/**
 * One item for each event, with Box's own keys, and with the file it is about if that is wanted.
 * `download_note` says why a file is missing. Rejects as `getFiles` does.
 *
 * @param folderNoteOn what `folder_note` says, if it is not known whether the item is in the folder
 */
export function toItems(
	events: readonly BoxEvent[],
	settings: OutputSettings,
	getFiles: GetFiles,
	folderNoteOn: (event: BoxEvent) => string | undefined = () => undefined,
): INodeExecutionData[] | Promise<INodeExecutionData[]> {
	const items = events.map((event): INodeExecutionData => {
		const note = folderNoteOn(event);
		// Other triggers have the same event, and a workflow may change what it is given.
		const json = structuredClone(eventJson(event, settings));
		return { json: note === undefined ? json : { ...json, folder_note: note } };
	});
	return settings.downloadFile ? withFiles(events, items, getFiles) : items;
}

async function withFiles(
	events: readonly BoxEvent[],
	items: readonly INodeExecutionData[],
	getFiles: GetFiles,
): Promise<INodeExecutionData[]> {
	const about = events.map((event) => {
		const item = itemOf(event);
		return item?.type === 'file' ? item : undefined;
	});
	const files = await getFiles(about.filter((item) => item !== undefined));
	return items.map((item, index) => {
		const file = about[index] && files.shift();
		return file ? withFile(item.json, file) : item;
	});
}

function withFile(json: INodeExecutionData['json'], file: EventFile): INodeExecutionData {
	return 'binary' in file
		? { json, binary: file.binary }
		: { json: { ...json, download_note: file.note } };
}

/**
 * Downloads files from Box to n8n's binary data.
 *
 * @param client the current connection
 */
export function fetchFrom(client: () => FileSource, context: BinaryContext): FetchFile {
	return async (item) => await fetchFile(item, client(), context);
}

/** The file as the event describes it or, if it was changed since, as it is now. */
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
