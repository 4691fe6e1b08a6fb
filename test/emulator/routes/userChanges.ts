import type { UserRequest } from '../actions/users';
import type { Body } from '../server/input';
import { choice, flag, integer, list, nullable, required, text } from '../tables/kinds';
import { object, readValues } from '../tables/read';

const SETTINGS = {
	name: text({ min: 1, max: 50 }),
	login: text({ min: 1 }),
	role: choice(['coadmin', 'user']),
	language: text(),
	timezone: text(),
	job_title: text({ max: 100 }),
	phone: text({ max: 100 }),
	address: text({ max: 255 }),
	external_app_user_id: text(),
	is_sync_enabled: flag(),
	is_external_collab_restricted: flag(),
	is_exempt_from_device_limits: flag(),
	is_exempt_from_login_verification: flag(),
	can_see_managed_users: flag(),
	status: choice(['active', 'inactive', 'cannot_delete_edit', 'cannot_delete_edit_upload']),
	space_amount: integer({ min: -1 }),
	tracking_codes: list(
		object({
			type: choice(['tracking_code']),
			name: required(text({ min: 1 })),
			value: required(text()),
		}),
	),
};

const CREATION = { ...SETTINGS, is_platform_access_only: flag() };

const CHANGE = {
	...SETTINGS,
	notification_email: nullable(object({ email: required(text({ min: 1 })) })),
	is_password_reset_required: flag(),
	// Nobody can be put into another enterprise; null takes a user out of this one.
	enterprise: nullable(choice([])),
	notify: flag(),
};

/** The body that creates a user: https://developer.box.com/reference/post-users/ */
export function readCreation(body: Body): UserRequest {
	const { name, login, role, tracking_codes, ...profile } = readValues(CREATION, body);
	return { name, login, role, profile: { ...profile, ...withTypes(tracking_codes) } };
}

/** The body that changes a user: https://developer.box.com/reference/put-users-id/ */
export function readChange(body: Body): UserRequest {
	const values = readValues(CHANGE, body);
	const { name, login, role, tracking_codes, notification_email: email, ...rest } = values;
	// These are done, or kept where nobody sees them.
	const { enterprise, notify: _notify, is_password_reset_required: _reset, ...profile } = rest;
	return {
		name,
		login,
		role,
		leaves: enterprise === null,
		profile: {
			...profile,
			...withTypes(tracking_codes),
			...(email === undefined
				? {}
				: { notification_email: email && { ...email, is_confirmed: false } }),
		},
	};
}

function withTypes(codes: Array<{ name: string; value: string }> | undefined) {
	if (codes === undefined) return {};
	return {
		tracking_codes: codes.map(({ name, value }) => ({ type: 'tracking_code', name, value })),
	};
}
