import type { IBinaryKeyData, INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import type { BoxEvent } from '../client/types';
import { itemOf, type EventItem } from '../events/eventItem';
import { simplify } from '../events/simplify';
import { isLasting } from './faults';
import type { TriggerSettings } from './settings';

type OutputSettings = Pick<TriggerSettings, 'simplify' | 'downloadFile'>;
type BinaryContext = { helpers: Pick<ITriggerFunctions['helpers'], 'prepareBinaryData'> };

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
	box: Pick<BoxClient, 'download'>,
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
	box: Pick<BoxClient, 'download'>,
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
	box: Pick<BoxClient, 'download'>,
	context: BinaryContext,
): Promise<INodeExecutionData> {
	return await fetchFile(item, box, context).then(
		(binary) => ({ json, binary }),
		(error: unknown) => ({ json: { ...json, download_note: noteOn(error) } }),
	);
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
