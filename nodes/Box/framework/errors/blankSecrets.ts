import type { INode, INodeParameters } from 'n8n-workflow';

import { parts } from '../params/expressions';

const BLANK = '***';

/** What stands in an expression as such: a text in quotation marks, or a comment. */
const LITERALS = /(["'`])(?:\\.|(?!\1).)*\1|\/\*.*?\*\/|\/\/[^\n]*/gs;

/** Shorter ones are no passwords of Box, and would be found in ordinary words. */
const SHORTEST = 4;

/** A text of Box, which may repeat what it was sent, without the secrets. */
export function withoutWords(text: string, secrets: readonly string[] = []): string {
	return secrets
		.filter(({ length }) => length >= SHORTEST)
		.reduce((rest, secret) => rest.replaceAll(secret, BLANK), text);
}

/** The code of an expression, without the texts that are written in it and beside it. */
export function withoutTexts(expression: string): string {
	const code = parts(expression).map((part) => part.code.replace(LITERALS, `'${BLANK}'`));
	return code.join('');
}

/**
 * The node as it may be part of an error, which n8n stores with the execution: without what was
 * typed into its fields for secrets, wherever these stand.
 *
 * @param secrets the names of these fields
 */
export function withoutSecrets(node: INode, secrets: ReadonlySet<string>): INode {
	return { ...node, parameters: blanked(node.parameters, secrets) as INodeParameters };
}

function blanked(value: unknown, secrets: ReadonlySet<string>): unknown {
	if (Array.isArray(value)) return value.map((each) => blanked(each, secrets));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([name, inner]) => [
		name,
		secrets.has(name) && inner !== '' ? BLANK : blanked(inner, secrets),
	]);
	return Object.fromEntries(entries);
}
