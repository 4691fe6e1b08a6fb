import { isPosition, type Position } from '../../events/position';
import { quote } from '../../framework/errors/quote';

/**
 * A position as the user gives it.
 *
 * @param fail raises the error about the field
 */
export function checkPosition(
	given: string,
	fail: (problem: string, remedy: string) => never,
): Position {
	const position = given.trim();
	if (isPosition(position)) return position;
	return fail(
		`is not a position: ${quote(position)}`,
		'A position consists of digits only. Get Position returns the current one.',
	);
}
