import type { UserRequest } from '../actions/users';
import { badRequest } from '../errors';
import type { Body } from '../server/input';
import { clearableText, optionalFlag, optionalObject, optionalText } from '../server/input';

const TEXTS = ['language', 'timezone', 'job_title', 'phone', 'address', 'external_app_user_id'];
const FLAGS = [
	'is_platform_access_only',
	'is_sync_enabled',
	'is_external_collab_restricted',
	'is_exempt_from_device_limits',
	'is_exempt_from_login_verification',
	'can_see_managed_users',
];
const STATUSES = ['active', 'inactive', 'cannot_delete_edit', 'cannot_delete_edit_upload'];
/** What Box has and the emulator has not is refused, so that no test takes it for done. */
const UNSUPPORTED = ['tracking_codes', 'enterprise', 'is_password_reset_required'];

function choice<T extends string>(body: Body, key: string, choices: readonly T[]): T | undefined {
	const value = optionalText(body, key);
	const found = choices.find((each) => each === value);
	if (value !== undefined && found === undefined) throw badRequest(key, `Invalid value '${value}'`);
	return found;
}

function space(body: Body): number | undefined {
	const value = body.space_amount;
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'number' && Number.isInteger(value) && value >= -1) return value;
	throw badRequest('space_amount', 'Invalid value');
}

function notificationEmail(body: Body): object | null | undefined {
	if (body.notification_email === undefined) return undefined;
	const wanted = optionalObject(body, 'notification_email');
	const email = wanted && optionalText(wanted, 'email');
	return email === undefined ? null : { email, is_confirmed: false };
}

/** The body that creates or changes a user: https://developer.box.com/reference/put-users-id/ */
export function readUser(body: Body): UserRequest {
	for (const key of UNSUPPORTED) {
		if (body[key] !== undefined) throw badRequest(key, `The emulator does not support '${key}'`);
	}
	const profile: Record<string, unknown> = {
		...Object.fromEntries(TEXTS.map((key) => [key, clearableText(body, key)])),
		...Object.fromEntries(FLAGS.map((key) => [key, optionalFlag(body, key)])),
		status: choice(body, 'status', STATUSES),
		space_amount: space(body),
		notification_email: notificationEmail(body),
	};
	for (const key in profile) if (profile[key] === undefined) delete profile[key];
	return {
		name: optionalText(body, 'name'),
		login: optionalText(body, 'login'),
		role: choice(body, 'role', ['coadmin', 'user'] as const),
		profile,
	};
}
