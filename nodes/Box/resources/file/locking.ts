import { asBoxError } from '../../client/error';
import { objectAt, textAt } from '../../client/json';
import type { BoxFile, JsonObject, Query } from '../../client/types';
import { withContext } from '../../framework/errors/withContext';
import type { RunScope } from '../../framework/operation';
import type { Chosen } from '../../framework/references/entity';
import { withField } from './standardFields';

/** The fields that the answer has: Box only gives the lock if it is asked for it. */
export function withLock(fields: readonly string[] = []): Query {
	return { fields: withField('lock', fields) };
}

/**
 * Locks a file, or takes its lock away (`null`).
 *
 * https://developer.box.com/guides/files/lock/
 *
 * @throws {BoxError} that says who has locked the file, if somebody else has
 */
export async function changeLock(
	file: Chosen<'file'>,
	lock: JsonObject | null,
	{ box, sent, query }: Pick<RunScope, 'box' | 'sent'> & { query: Query },
): Promise<BoxFile> {
	const path = ['files', file.id];
	const { headers } = sent;
	const request = { method: 'PUT' as const, path, query, headers, body: { lock } };
	return await box.request<BoxFile>(request).catch(async (error: unknown) => {
		const refused = asBoxError(error);
		if (refused.code !== 'access_denied_item_locked') throw refused;
		const known = { method: 'GET' as const, path, query: { fields: ['lock'] } };
		const { lock: theirs } = await box.request(known).catch((): JsonObject => ({}));
		const holder = holderOf(theirs);
		throw holder ? withContext(refused, holder) : refused;
	});
}

/** `Ann (ann@example.com) has locked it until 2040-01-01T00:00:00Z.` */
function holderOf(lock: unknown): string | undefined {
	const { created_by: by, expired_at: end } = objectAt(lock);
	const { name, login } = objectAt(by);
	if (textAt(name) === undefined) return undefined;
	const until = textAt(end);
	return `${textAt(name)} (${textAt(login)}) has locked it${until ? ` until ${until}` : ''}.`;
}
