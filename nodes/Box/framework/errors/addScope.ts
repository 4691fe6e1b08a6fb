import { CONSOLE } from '../../auth/causes';

/** An application scope, as the Box Developer Console calls it, and as a credential has it. */
export interface Scope {
	name: string;
	value: string;
}

/**
 * How to give the app a scope. An app with a key asks for all that it has, so its credential does not
 * name them.
 *
 * @param scope if it is known
 */
export function addScope(scope?: Scope): { remedy: string; remedyWithKey: string } {
	const named = scope ? `the scope "${scope.name}"` : 'the scope';
	const add = `Add ${named} in ${CONSOLE} (Configuration, Application Scopes)`;
	const toCredential = scope
		? `${scope.value} to the scopes in the credential, unless there are none`
		: "to 'Scope' of the credential unless that is empty";
	return {
		remedy: `${add}, and ${toCredential}. Then reconnect the credential; a server application is authorized again by an administrator instead.`,
		remedyWithKey: `${add}. Then an administrator must authorize the app again, in the Admin Console (Integrations, Platform Apps Manager).`,
	};
}
