import { missingScope } from '../../framework/errors/missingScope';

/** https://developer.box.com/guides/api-calls/permissions-and-errors/scopes/ */
export const SCOPE_NEEDED = missingScope('use Box Sign', {
	name: 'Manage signature requests',
	value: 'sign_requests.readwrite',
});
