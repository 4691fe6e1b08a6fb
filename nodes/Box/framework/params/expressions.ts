import { firstLine } from '../errors/quote';

/** What n8n evaluates inside of a text, unless a backslash stands before it. */
const CODE = /(?<!\\)\{\{.*?(?:(?<!\\)\}\}|$)/gs;

/**
 * Whether a stored parameter is an expression. One without code is what the editor stores for a
 * plain text that was entered in its expression mode.
 *
 * https://docs.n8n.io/code/expressions/
 */
export function isExpression(stored: unknown): stored is string {
	return typeof stored === 'string' && stored.startsWith('=') && parts(stored).length > 0;
}

/** A piece of code in an expression. */
interface Part {
	/** With its braces. */
	code: string;
	/** Whether it stands for all of a name in a path: `/Clients/{{ … }}`. */
	isName: boolean;
}

/** The pieces of code in an expression, in order. */
export function parts(expression: string): Part[] {
	return [...expression.matchAll(CODE)].map(({ 0: code, index }) => ({
		code,
		isName:
			expression[index - 1] === '/' && /^(?:\/|$)/.test(expression.slice(index + code.length)),
	}));
}

/** Whether an expression has text or other code beside its first piece, so that n8n makes a text of it. */
export function isTemplate(expression: string): boolean {
	return parts(expression)[0]?.code !== expression.slice(1);
}

/**
 * What an AI agent fills in, and nothing else: `{{ $fromAI('Name') }}`. The editor puts a comment
 * before it.
 */
const FROM_AI = /^=\s*\{\{\s*(?:\/\*.*?\*\/\s*)?\$fromAI\s*\(.*\)\s*\}\}\s*$/is;

/** Whether a stored parameter is for an AI agent to fill in. */
export function isFromAgent(stored: unknown): boolean {
	return isExpression(stored) && FROM_AI.test(stored) && !isTemplate(stored.trim());
}

/** An expression as the editor shows it, on one line. */
export function shown(expression: string): string {
	return firstLine(expression.replace(/^=/, '').trim().replace(/\s+/g, ' '));
}
