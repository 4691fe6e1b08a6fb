import type { INode, INodeParameters, NodeParameterValueType } from 'n8n-workflow';

import { parts } from './expressions';

const BLANK = '***';

/** The names of the fields that hold a secret: all of them are of the kind that the editor masks. */
const SECRET = /password$/i;

/** What stands in an expression as such: a text in quotation marks, or a comment. */
const LITERALS = /(["'`])(?:\\.|(?!\1).)*\1|\/\*.*?\*\/|\/\/[^\n]*/gs;

/** Whether the field of that name holds a secret. A dotted name reaches into a collection. */
export function isSecret(name: string): boolean {
	return SECRET.test(name);
}

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
 * The node as it may be part of an error, which n8n stores with the execution: without the
 * passwords that were typed into its fields.
 */
export function withoutSecrets(node: INode): INode {
	return { ...node, parameters: blanked(node.parameters) };
}

function blanked(parameters: INodeParameters): INodeParameters {
	const entries = Object.entries(parameters).map(([name, value]) => [
		name,
		isSecret(name) && value !== '' ? BLANK : blankedValue(value),
	]);
	return Object.fromEntries(entries) as INodeParameters;
}

function blankedValue(value: NodeParameterValueType): NodeParameterValueType {
	if (Array.isArray(value)) {
		return value.map((each) => blankedValue(each)) as NodeParameterValueType;
	}
	const isCollection = typeof value === 'object' && value !== null;
	return isCollection ? blanked(value as INodeParameters) : value;
}
