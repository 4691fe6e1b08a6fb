import type { Emulator } from '../../emulator';

/** Makes the colleague a viewer of the admin's folder. Gives the collaboration's ID. */
export function collaborate(emulator: Emulator, folderId: string): string {
	const userId = emulator.users.colleague.id;
	const { id } = emulator.addCollaboration({
		...{ itemType: 'folder', itemId: folderId, role: 'viewer' },
		userId,
	});
	return id;
}

/** Invites the colleague to the admin's folder, who has to accept it. Gives the collaboration's ID. */
export function invite(emulator: Emulator, folderId: string): string {
	emulator.askFirst(emulator.users.colleague.id);
	return collaborate(emulator, folderId);
}
