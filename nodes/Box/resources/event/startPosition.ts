import type { Params } from '../../framework/params';
import { isPosition, OLDEST, type Position } from './position';

const STARTS = ['oldest', 'position'] as const;

/**
 * The position to begin at. A number that JavaScript cannot hold has lost its last digits already
 * and would lead anywhere, so it is refused.
 *
 * @throws InputError
 */
export function startPosition(params: Params): Position {
	if (params.choice('startFrom', STARTS) === 'oldest') return OLDEST;
	const name = 'streamPosition';
	const value = params.value(name);
	if (typeof value === 'number' && !Number.isSafeInteger(value)) {
		params.fail(
			name,
			'is a number too long for n8n, which has lost its last digits',
			'Keep the next_stream_position of the earlier step as a text, with all its digits.',
		);
	}
	const position = params.text(name).trim();
	if (!isPosition(position)) refuse(params, name, position);
	return position;
}

function refuse(params: Params, name: string, position: string): never {
	params.fail(
		name,
		`is not a position: '${position}'`,
		'A position consists of digits alone. Get Position returns the current one.',
	);
}
