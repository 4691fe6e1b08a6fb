import type { BoxError } from '../../client/error';
import type { BoxItem, JsonObject } from '../../client/types';
import { folder } from '../../entities/folder';
import { firstLine, quote } from '../../framework/errors/quote';
import { withContext } from '../../framework/errors/withContext';
import type { ItemScope } from '../../framework/types';

/** How many folders a hint names. */
const MOST = 5;

/** The folders that a recursive listing may not read, and what the user wants done then. */
export class Unreadable {
	private readonly paths = new Map<string, string>();

	constructor(
		private readonly choice: 'fail' | 'skip',
		private readonly scope: Pick<ItemScope, 'located' | 'hint'>,
	) {}

	/** Notes a folder, or throws the error if that is wanted. */
	add({ id }: BoxItem, path: string, error: BoxError): void {
		if (this.choice === 'skip') {
			this.paths.set(id, path);
			return;
		}
		this.scope.located.push({ field: firstLine(path), entity: folder, id });
		throw withContext(
			error,
			"Or choose 'Skip' for 'If a Folder Cannot Be Read' in the options to get all other items.",
		);
	}

	/** The item, marked if it is such a folder. */
	marked(item: JsonObject): JsonObject {
		const { type, id } = item;
		const isUnreadable = type === 'folder' && typeof id === 'string' && this.paths.has(id);
		return isUnreadable ? { ...item, unreadable: true } : item;
	}

	/** Tells the user which folders they are. */
	tell(): void {
		if (this.paths.size === 0) return;
		const named = [...this.paths].slice(0, MOST).map(([id, path]) => `${quote(path)} (ID ${id})`);
		const rest = this.paths.size - named.length;
		const list = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
		this.scope.hint(`This account may not read these folders, so their items are missing: ${list}`);
	}
}
