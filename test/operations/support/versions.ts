import { currentVersion } from '../../emulator/state/model';
import type { Emulator } from '../../emulator/types';

/** The versions of a file, by their IDs. */
export interface VersionedFile {
	id: string;
	/** Those that are not the current one, the oldest first. */
	past: string[];
	current: string;
}

/** A file that has had each of these contents, the last of which it has now. */
export async function versioned(
	emulator: Emulator,
	name: string,
	...contents: [string, ...string[]]
): Promise<VersionedFile> {
	const [first, ...later] = contents;
	const file = emulator.addFile({ name, content: first });
	for (const content of later) await uploadVersion(emulator, file.id, name, content);
	if (file.type !== 'file') throw new Error('It is not a file');
	const past = file.versions.slice(0, -1).map(({ id }) => id);
	emulator.clearRequests();
	return { id: file.id, past, current: currentVersion(file).id };
}

async function uploadVersion(
	emulator: Emulator,
	id: string,
	name: string,
	content: string,
): Promise<void> {
	const body = new FormData();
	body.set('attributes', JSON.stringify({ name }));
	body.set('file', new Blob([content]), 'file');
	const response = await fetch(`${emulator.url}/api/2.0/files/${id}/content`, {
		method: 'POST',
		headers: { authorization: `Bearer ${emulator.connect().access_token}` },
		body,
	});
	if (!response.ok) throw new Error(`The upload of a version gave ${response.status}`);
}
