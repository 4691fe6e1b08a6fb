import type { INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../emulator';
import { byId } from './values';

/** What can be in the trash: its kind, and how one of them is made. */
export const TRASHABLE = [
	['file', (box: Emulator, name: string) => box.addFile({ name, content: 'x' })],
	['folder', (box: Emulator, name: string) => box.addFolder({ name })],
	['web_link', (box: Emulator, name: string) => box.addWebLink({ name })],
] as const;

/** Moves items to the trash, folders with all that is in them, and forgets the requests for it. */
export async function toTrash(
	box: Emulator,
	...items: ReadonlyArray<{ type: string; id: string }>
): Promise<void> {
	const headers = { Authorization: `Bearer ${box.connect().access_token}` };
	for (const { type, id } of items) {
		const query = type === 'folder' ? '?recursive=true' : '';
		const answer = await fetch(`${box.url}/2.0/${type}s/${id}${query}`, {
			method: 'DELETE',
			headers,
		});
		if (!answer.ok) throw new Error(`The ${type} ${id} was not deleted: ${answer.status}`);
	}
	box.clearRequests();
}

/** The parameters that choose an item of any type. */
export function chosen({ type, id }: { type: string; id: string }): INodeParameters {
	return { itemType: type, [type === 'web_link' ? 'webLink' : type]: byId(id) };
}
