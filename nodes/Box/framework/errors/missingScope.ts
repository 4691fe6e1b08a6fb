import type { OperationErrors } from '../types';
import { addScope, type Scope } from './addScope';

/**
 * What a missing application scope means in an operation.
 *
 * https://developer.box.com/guides/api-calls/permissions-and-errors/scopes/
 *
 * @param purpose what the app may not do without it: "manage webhooks"
 */
export function missingScope(purpose: string, scope: Scope): OperationErrors {
	return {
		insufficient_scope: { message: `The app in Box may not ${purpose}`, ...addScope(scope) },
	};
}
