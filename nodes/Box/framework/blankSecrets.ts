import type { INode, INodeParameters, NodeParameterValueType } from 'n8n-workflow';

const BLANK = '***';

/** How the fields are called that hold a secret: all of them are of the kind that the editor masks. */
const SECRET = /password$/i;

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
		SECRET.test(name) && value !== '' ? BLANK : blankedValue(value),
	]);
	return Object.fromEntries(entries) as INodeParameters;
}

function blankedValue(value: NodeParameterValueType): NodeParameterValueType {
	const isCollection = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isCollection ? blanked(value as INodeParameters) : value;
}
