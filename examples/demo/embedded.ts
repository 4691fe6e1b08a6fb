import { startEmulator } from '../../test/emulator';
import { credentialFor } from '../../test/support/engine/store';
import { Person } from './person';
import type { Place } from './place';

/** Two folders on an emulator of their own; a colleague may upload into the watched one. */
export async function embeddedPlace(signal: AbortSignal): Promise<Place> {
	const emulator = await startEmulator();
	const { admin, colleague } = emulator.users;
	const hosts = { apiUrl: emulator.url, uploadUrl: emulator.url };
	const person = ({ id, name }: { id: string; name: string }) =>
		new Person(name, hosts, emulator.connect(id).access_token, signal);
	const watched = emulator.addFolder({ name: 'Inbox' });
	const copies = emulator.addFolder({ name: 'Shared copies' });
	emulator.addCollaboration({
		itemType: 'folder',
		itemId: watched.id,
		userId: colleague.id,
		role: 'editor',
	});
	return {
		title: `the Box emulator of this repository, ${emulator.url}`,
		credential: credentialFor(emulator),
		owner: person(admin),
		uploader: person(colleague),
		watched: { id: watched.id, name: watched.name },
		copies: { id: copies.id, name: copies.name },
		quiet: 300,
		async close() {
			await emulator.close();
			return undefined;
		},
	};
}
