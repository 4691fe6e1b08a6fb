/**
 * A value as it is plainly meant where only a few are allowed: a text without the spaces around
 * it, and true or false as such. AI agents and texts around an expression give them otherwise.
 */
export function plainValue(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const text = value.trim();
	if (/^true$/i.test(text)) return true;
	return /^false$/i.test(text) ? false : text;
}
