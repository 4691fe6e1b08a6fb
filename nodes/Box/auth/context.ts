import type { IExecuteFunctions, ILoadOptionsFunctions, ITriggerFunctions } from 'n8n-workflow';

/** The contexts of n8n that can reach Box. */
export type BoxContext = IExecuteFunctions | ILoadOptionsFunctions | ITriggerFunctions;

/** The credential type for a sign-in and for client credentials. */
export const SIGN_IN = 'boxApi';

/** The credential type for an application with a key. */
export const JWT = 'boxJwtApi';

/** The parameter that says which of them a node uses. */
export const AUTHENTICATION = 'authentication';

/** Whether the node uses a credential with a key. */
export function usesJwt(context: BoxContext): boolean {
	// The parameter takes no expressions, and stored workflows may be without it.
	return context.getNode().parameters[AUTHENTICATION] === 'jwt';
}
