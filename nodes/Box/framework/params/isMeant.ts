import { foldName } from '../../client/names';
import { unquoted } from './unquoted';

/**
 * Whether a value means one of the few that are allowed: true, or a choice of a list. AI agents,
 * and texts around an expression, give `True`, ` company`, `"company"`, or 32 for `32`.
 */
export function isMeant(allowed: unknown, value: unknown): boolean {
	return plain(allowed) === plain(value);
}

function plain(value: unknown): unknown {
	if (typeof value === 'boolean' || typeof value === 'number') return String(value);
	return typeof value === 'string' ? foldName(unquoted(value)) : value;
}
