import type { User } from '../state/model';
import { isAdministrator, ownerId, sizeOf } from '../state/model';
import type { World } from '../state/world';
import type { Getters, Shape } from './context';
import { selected, whole } from './context';
import { enterpriseMini } from './mini';
import { boxTime } from './time';

/** 1 PB: large enough that Box writes it with an exponent. */
export const SPACE_AMOUNT = 1_000_000_000_000_000;
const MAX_UPLOAD = 5_368_709_120;

function spaceUsed(user: User, world: World): number {
	const files = [...world.items.values()].filter((item) => item.type === 'file');
	return files
		.filter((file) => ownerId(file) === user.id)
		.reduce((sum, file) => sum + sizeOf(file), 0);
}

function standard(user: User, world: World, origin: string): Getters {
	return {
		type: () => 'user',
		id: () => user.id,
		name: () => user.name,
		login: () => user.login,
		created_at: () => boxTime(user.createdAt),
		modified_at: () => boxTime(user.createdAt),
		language: () => 'en',
		timezone: () => 'America/Los_Angeles',
		space_amount: () => SPACE_AMOUNT,
		space_used: () => spaceUsed(user, world),
		max_upload_size: () => MAX_UPLOAD,
		status: () => 'active',
		job_title: () => '',
		phone: () => '',
		address: () => '',
		avatar_url: () => `${origin}/api/avatar/large/${user.id}`,
		notification_email: () => null,
	};
}

function extras(user: User): Getters {
	return {
		role: () => user.role,
		enterprise: () => (user.isFree ? null : enterpriseMini(user.enterpriseId)),
		tracking_codes: () => [],
		can_see_managed_users: () => isAdministrator(user),
		is_sync_enabled: () => true,
		is_external_collab_restricted: () => false,
		is_exempt_from_device_limits: () => false,
		is_exempt_from_login_verification: () => false,
		my_tags: () => [],
		hostname: () => 'https://app.box.com/',
		is_platform_access_only: () => false,
		external_app_user_id: () => '',
	};
}

/** https://developer.box.com/reference/resources/user--full/ */
export function userShape(
	user: User,
	world: World,
	origin: string,
	fields?: readonly string[],
): Shape {
	const getters = standard(user, world, origin);
	const more = extras(user);
	for (const [key, value] of Object.entries(user.profile ?? {})) {
		(key in getters ? getters : more)[key] = () => value;
	}
	if (!fields?.length) return whole(getters);
	return selected({ ...getters, ...more }, ['type', 'id'], fields);
}
