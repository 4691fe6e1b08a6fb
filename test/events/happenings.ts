import type { Emulator } from '../emulator';
import type { Item } from '../emulator/types';
import { api, at, type Answer } from '../unit/emulator/support/api';

/** What may happen in Box: each entry leads to at least one event. */
export type Happening = [what: string, happen: (place: Place) => Promise<unknown>];

/** An emulated Box in which things happen. */
export class Place {
	readonly folder: Item;
	private files = 0;

	constructor(readonly emulator: Emulator) {
		this.folder = emulator.addFolder({ name: 'Reports' });
	}

	/** A new file in the folder: an event of its own. */
	file(): Item {
		const name = `${this.files++}.txt`;
		return this.emulator.addFile({ name, content: name, parentId: this.folder.id });
	}

	/** Asks Box as the connected account, and fails unless it succeeds. */
	async ask(method: string, path: string, body?: unknown): Promise<Answer> {
		const answer = await api(this.emulator).call(method, `/2.0/${path}`, body);
		if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
		return answer;
	}

	/** How many events the connected account finds in a stream. */
	async count(streamType: string): Promise<number> {
		const path = `events?stream_type=${streamType}&stream_position=0&limit=500`;
		return Number(at((await this.ask('GET', path)).json, 'chunk_size'));
	}

	/** An event as Box is known, or may be thought, to send it. */
	event(parts: Record<string, unknown>): void {
		this.emulator.appendEvent(parts);
	}
}

const mini = (type: string, id: string, name: string) => ({ type, id, name, sequence_id: '0' });
const comment = { type: 'comment', id: '7', message: 'Hi', item: mini('file', '12', 'a.txt') };

/** In the stream of an account. */
export const ofAccount: Happening[] = [
	['a file is uploaded', async (place) => place.file()],
	['a folder is created', async ({ emulator }) => emulator.addFolder({ name: 'New' })],
	[
		'a web link is created',
		async (place) =>
			await place.ask('POST', 'web_links', { url: 'https://example.com', parent: { id: '0' } }),
	],
	[
		'a file is renamed',
		async (place) => await place.ask('PUT', `files/${place.file().id}`, { name: 'renamed.txt' }),
	],
	[
		'a file is moved',
		async (place) => await place.ask('PUT', `files/${place.file().id}`, { parent: { id: '0' } }),
	],
	[
		'a file is copied',
		async (place) =>
			await place.ask('POST', `files/${place.file().id}/copy`, { parent: { id: '0' } }),
	],
	['a file is trashed', async (place) => await place.ask('DELETE', `files/${place.file().id}`)],
	[
		'a file is restored',
		async (place) => {
			const { id } = place.file();
			await place.ask('DELETE', `files/${id}`);
			await place.ask('POST', `files/${id}`, {});
		},
	],
	[
		'a file is deleted',
		async (place) => {
			const { id } = place.file();
			await place.ask('DELETE', `files/${id}`);
			await place.ask('DELETE', `files/${id}/trash`);
		},
	],
	[
		'a folder is trashed with what is in it',
		async (place) => {
			const { id } = place.emulator.addFolder({ name: 'Old' });
			place.emulator.addFile({ name: 'in.txt', content: 'a', parentId: id });
			await place.ask('DELETE', `folders/${id}?recursive=true`);
		},
	],
	[
		'a file is locked and unlocked',
		async (place) => {
			const { id } = place.file();
			await place.ask('PUT', `files/${id}`, { lock: { type: 'lock' } });
			await place.ask('PUT', `files/${id}`, { lock: null });
		},
	],
	[
		'a file is shared',
		async (place) => await place.ask('PUT', `files/${place.file().id}`, { shared_link: {} }),
	],
	[
		'a collaborator is added',
		async ({ emulator, folder }) =>
			emulator.addCollaboration({
				itemType: 'folder',
				itemId: folder.id,
				userId: emulator.users.colleague.id,
				role: 'editor',
			}),
	],
	[
		'a file comes from a collaborator',
		async ({ emulator, folder }) =>
			emulator.addFile({
				name: 'theirs.txt',
				content: 'a',
				parentId: folder.id,
				as: emulator.users.colleague.id,
			}),
	],
	['a comment', async (place) => place.event({ event_type: 'COMMENT_CREATE', source: comment })],
	[
		'a collaboration as the source',
		async (place) =>
			place.event({
				event_type: 'COLLAB_INVITE_COLLABORATOR',
				source: { type: 'collaboration', id: '3', item: mini('folder', '9', 'HR') },
				accessible_by: { type: 'user', id: '8', name: 'Bo', login: 'bo@example.com' },
			}),
	],
	[
		'a user as the source',
		async (place) =>
			place.event({ event_type: 'GROUP_ADD_USER', source: { type: 'user', id: '8' } }),
	],
	['no source', async (place) => place.event({ event_type: 'ITEM_TRASH', source: null })],
	['a source left out', async (place) => place.event({ source: undefined })],
	['an unknown source', async (place) => place.event({ source: { type: 'hologram', id: 'x9' } })],
	['a source that is a text', async (place) => place.event({ source: 'gone' })],
	['a source that is a list', async (place) => place.event({ source: [{ type: 'file' }] })],
	['a file without an ID', async (place) => place.event({ source: { type: 'file', name: 'a' } })],
	[
		'a file with an odd ID',
		async (place) => place.event({ source: { type: 'file', id: '..', name: 'a', etag: null } }),
	],
	[
		'a file below a folder without a name',
		async (place) =>
			place.event({
				source: {
					...mini('file', '12', 'a.txt'),
					path_collection: { total_count: 1, entries: [{ type: 'folder', id: '5' }] },
				},
			}),
	],
	['an unknown type', async (place) => place.event({ event_type: 'ITEM_TELEPORT' })],
	['no ID', async (place) => place.event({ event_id: '', session_id: 'a' })],
	['no ID, and another event', async (place) => place.event({ event_id: '', session_id: 'b' })],
	[
		'by somebody else, from somewhere',
		async (place) =>
			place.event({
				action_by: { type: 'user', id: '8', name: 'Bo' },
				ip_address: '192.0.2.1',
				additional_details: { service_id: '5' },
			}),
	],
];

/** In the stream of an enterprise. */
export const ofEnterprise: Happening[] = [
	['a file is uploaded', async (place) => place.file()],
	['a file is trashed', async (place) => await place.ask('DELETE', `files/${place.file().id}`)],
	[
		'an item as the source',
		async (place) =>
			place.event({
				stream: 'enterprise',
				event_type: 'COLLABORATION_INVITE',
				source: { item_type: 'file', item_id: '12', item_name: 'a.txt', owned_by: null },
				accessible_by: { type: 'user', id: '8', name: 'Bo', login: 'bo@example.com' },
				action_by: { type: 'user', id: '9', name: 'Cy' },
			}),
	],
	[
		'a file in full as the source',
		async (place) => place.event({ stream: 'enterprise', source: mini('file', '12', 'a.txt') }),
	],
	[
		'a user as the source',
		async (place) =>
			place.event({ stream: 'enterprise', event_type: 'LOGIN', source: { type: 'user', id: '8' } }),
	],
	['no source', async (place) => place.event({ stream: 'enterprise', event_type: 'LOGIN' })],
];
