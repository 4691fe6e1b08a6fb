import { isPosition, OLDEST, type Position } from '../../events/position';
import type { Params } from '../../framework/params';
import { quote } from '../../framework/quote';

const STARTS = ['oldest', 'position'] as const;

/**
 * The position to start from.
 *
 * @throws InputError
 */
export function startPosition(params: Params): Position {
	if (params.choice('startFrom', STARTS) === 'oldest') return OLDEST;
	const name = 'streamPosition';
	const position = params.text(name).trim();
	if (!isPosition(position)) refuse(params, name, position);
	return position;
}

function refuse(params: Params, name: string, position: string): never {
	params.fail(
		name,
		`is not a position: ${quote(position)}`,
		'A position consists of digits alone. Get Position returns the current one.',
	);
}
