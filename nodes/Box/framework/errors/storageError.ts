const FULL = /^(ENOSPC|EDQUOT)$/;
const FORBIDDEN = /^(EACCES|EPERM|EROFS)$/;
const TOO_LARGE = /^(ERR_STRING_TOO_LONG|ERR_BUFFER_TOO_LARGE|ERR_OUT_OF_RANGE)$/;

/** How much of what n8n said is passed on. */
const MAX_SAID = 200;

/** n8n could not keep a file that Box delivered. Another try may succeed once n8n's storage is fixed. */
export class StorageError extends Error {
	override name = 'StorageError';
	readonly description: string;

	/** @param cause what n8n's storage failed with */
	constructor(cause: unknown) {
		const { reason, remedy } = reasonFor(codeOf(cause));
		super(`n8n could not store the file${reason}`, { cause });
		const [said = ''] = messageOf(cause).split('\n');
		this.description = `${remedy} ${said.slice(0, MAX_SAID)}`.trim();
	}
}

/** What was thrown may be no error, or one of another realm. */
function messageOf(cause: unknown): string {
	if (typeof cause === 'string') return cause;
	const { message } = Object(cause) as { message?: unknown };
	return typeof message === 'string' ? message : '';
}

/** Node's code of an error, or of the one it was made from. */
function codeOf(error: unknown): string {
	if (typeof error !== 'object' || error === null) return '';
	const { code, cause } = error as { code?: unknown; cause?: unknown };
	return typeof code === 'string' ? code : codeOf(cause);
}

/** https://docs.n8n.io/hosting/scaling/binary-data/ */
function reasonFor(code: string): { reason: string; remedy: string } {
	if (FULL.test(code)) {
		return {
			reason: ': the disk is full',
			remedy: 'Free some space where n8n keeps binary data, then run the node again.',
		};
	}
	if (FORBIDDEN.test(code)) {
		return {
			reason: ': it may not write to its storage',
			remedy: 'Give n8n the right to write to the folder it keeps binary data in.',
		};
	}
	if (TOO_LARGE.test(code)) {
		return {
			reason: ': it is too large to be kept in memory',
			remedy: 'Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem, or download a range of the file.',
		};
	}
	return { reason: '', remedy: 'Check where n8n keeps binary data, then run the node again.' };
}
