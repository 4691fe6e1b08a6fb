import type { BoxClient } from '../client/boxClient';
import type { Timing } from '../client/http/timing';
import { folder as folderEntity } from '../entities/folder';
import { ItemPlaces } from '../events/itemPlaces';
import { SharedAnswers } from '../events/sharedAnswers';
import type { Located } from '../framework/errors/located';
import type { Chosen } from '../framework/references/entity';
import { locate } from '../framework/references/locate';
import type { Reference } from '../framework/references/reference';

/** Milliseconds for which a folder that was found counts as found, for triggers that start together. */
const FOUND_MS = 60_000;
const MOST_FOLDERS = 100;

const FIELD = 'Folder';

/** A folder that can be read. */
export interface FoundFolder {
	id: string;
	/** Rejects if it cannot be read any more. */
	check: (signal: AbortSignal) => Promise<void>;
}

/** The folders of an account, which Box is asked for once for all triggers that want to know. */
export class SharedFolders {
	/** Which folders items are in. */
	readonly places: ItemPlaces;
	private readonly found: SharedAnswers<FoundFolder>;
	private readonly checks: SharedAnswers<void>;

	constructor(
		private readonly box: BoxClient,
		timing: Pick<Timing, 'now'>,
	) {
		this.places = new ItemPlaces(box, timing);
		this.found = new SharedAnswers(timing, MOST_FOLDERS);
		this.checks = new SharedAnswers(timing, MOST_FOLDERS);
	}

	/**
	 * The folder of a trigger's settings.
	 *
	 * @throws BoxError or InputError if it cannot be found or read
	 */
	async find(reference: Reference, signal: AbortSignal): Promise<FoundFolder> {
		const find = async (): Promise<FoundFolder> => {
			const chosen = await findFolder(this.box, reference);
			const { id } = chosen;
			const checkOnce = async () => await read(chosen);
			const check = async (ended: AbortSignal) =>
				await this.checks.get(id, checkOnce, { lifetime: 0, signal: ended });
			return { id, check };
		};
		return await this.found.get(JSON.stringify(reference), find, { lifetime: FOUND_MS, signal });
	}
}

/**
 * Finds the folder of a trigger's settings, and reads it: a wrong ID would match nothing, forever and
 * without an error.
 *
 * @param onLocated called with its ID before it is read
 * @throws BoxError or InputError if it cannot be found or read
 */
export async function findFolder(
	box: BoxClient,
	reference: Reference,
	onLocated?: (located: Located) => void,
): Promise<Chosen> {
	const found = await locate(reference, folderEntity, { box, field: FIELD });
	onLocated?.({ field: FIELD, entity: folderEntity, id: found.id });
	await read(found);
	return found;
}

async function read({ box, id }: Chosen): Promise<void> {
	await box.request({ method: 'GET', path: ['folders', id], query: { fields: ['id'] } });
}
