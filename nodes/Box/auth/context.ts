import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INode,
	ITriggerFunctions,
} from 'n8n-workflow';

/** The contexts of n8n that can reach Box. */
export type BoxContext = IExecuteFunctions | ILoadOptionsFunctions | ITriggerFunctions;

/** The credential type for a sign-in and for client credentials. */
export const SIGN_IN = 'boxApi';

/** The credential type for an application with a key. */
export const JWT = 'boxJwtApi';

/** The parameter that says which of them a node uses. */
export const AUTHENTICATION = 'authentication';

/** Whether the node's credential is an app's with a key. */
export function hasKey({ parameters }: Pick<INode, 'parameters'>): boolean {
	// The parameter takes no expressions, and stored workflows may be without it.
	return parameters[AUTHENTICATION] === 'jwt';
}
