import { isObject, textAt } from '../client/json';
import type { Grant } from './grant';

/** https://developer.box.com/platform/user-types/#service-account */
const SERVICE_ACCOUNT = /^AutomationUser_\w+@boxdevedition\.com$/i;

/**
 * Whether the user that Box names is the subject of the grant. Any other answer than a user also
 * counts as a match, as it says nothing against the token.
 */
export function isSubject(me: unknown, grant: Grant): boolean {
	if (grant.kind !== 'server' || !isObject(me) || me.type !== 'user') return true;
	if (grant.subject === 'user') return me.id === grant.subjectId;
	const enterprise = isObject(me.enterprise) ? me.enterprise.id : grant.subjectId;
	return enterprise === grant.subjectId && SERVICE_ACCOUNT.test(textAt(me.login) ?? '');
}
