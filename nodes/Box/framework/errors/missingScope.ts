import type { OperationErrors } from '../types';

/** An application scope, as the Box Developer Console calls it, and as a credential has it. */
interface Scope {
	name: string;
	value: string;
}

/**
 * What a missing application scope means in an operation.
 *
 * https://developer.box.com/guides/api-calls/permissions-and-errors/scopes/
 *
 * @param purpose what the app may not do without it: "manage webhooks"
 */
export function missingScope(purpose: string, { name, value }: Scope): OperationErrors {
	return {
		insufficient_scope: {
			message: `The app in Box may not ${purpose}`,
			remedy: `Add the scope "${name}" in the Box Developer Console (Configuration, Application Scopes), and ${value} to the scopes in the credential, unless there are none. Then reconnect the credential; a server application is authorized again by an administrator instead.`,
		},
	};
}
