import { badRequest, BoxProblem, denied, missing, notFound } from '../errors';
import { AVATARS } from '../state/avatars';
import type { Call } from '../state/box';
import { DEVICE_PINS } from '../state/devicePins';
import { EMAIL_ALIASES } from '../state/emailAliases';
import { MEMBERSHIPS } from '../state/groups';
import { hex } from '../state/ids';
import type { Folder, User } from '../state/model';
import { isAdministrator, ownerId } from '../state/model';
import { TASK_ASSIGNMENTS } from '../state/tasks';
import { emit, emitUser } from './emit';
import { attach, checkFree, moveTo } from './place';
import { forget } from './trash';

/** What a request says of a user. Undefined leaves it as it is. */
export interface UserRequest {
	name?: string;
	login?: string;
	role?: 'coadmin' | 'user';
	/** Whether the user is taken out of the enterprise. */
	leaves?: boolean;
	profile: Record<string, unknown>;
}

/** 403 unless the caller manages the enterprise. */
export function needAdministrator({ viewer }: Call): void {
	if (!isAdministrator(viewer.user)) throw denied();
}

/** A user of the caller's enterprise; 404 for anybody else. */
export function findUser({ box, viewer }: Call, id: string): User {
	const user = box.world.users.get(id);
	if (!user || user.enterpriseId !== viewer.user.enterpriseId) throw notFound(id, 'user');
	return user;
}

/** Whoever is no administrator sees no other user's data. */
export function readUser(call: Call, id: string): User {
	const user = findUser(call, id);
	if (user.id !== call.viewer.user.id) needAdministrator(call);
	return user;
}

/** https://developer.box.com/reference/post-users/ */
export function createUser(call: Call, request: UserRequest): User {
	needAdministrator(call);
	const { name, profile, role = 'user' } = request;
	if (name === undefined) throw missing('name');
	const isAppUser = profile.is_platform_access_only === true;
	const login = request.login ?? (isAppUser ? `AppUser_${hex(5)}@boxdevedition.com` : undefined);
	if (login === undefined) throw missing('login');
	checkLogin(call, login);
	const { world } = call.box;
	const { enterpriseId } = call.viewer.user;
	const base = { id: world.nextId(), name, login, role, enterpriseId, profile };
	const user: User = { ...base, createdAt: world.now() };
	world.addUser(user);
	emitUser(call, 'NEW_USER', user);
	return user;
}

function checkLogin({ box }: Call, login: string, except?: User): void {
	if (!/^[^\s@]+@[^\s@]+$/.test(login)) throw badRequest('login', `Invalid value '${login}'`);
	const wanted = login.toLowerCase();
	const others = [...box.world.users.values()].filter((each) => each.id !== except?.id);
	if (others.some((each) => each.login.toLowerCase() === wanted)) {
		throw new BoxProblem(409, 'user_login_already_used', 'User with this login already exists');
	}
}

/** https://developer.box.com/reference/put-users-id/ */
export function updateUser(call: Call, user: User, request: UserRequest): User {
	needAdministrator(call);
	if (request.login !== undefined) checkLogin(call, request.login, user);
	const changed: User = {
		...user,
		name: request.name ?? user.name,
		login: request.login ?? user.login,
		role: request.role ?? user.role,
		profile: { ...user.profile, ...request.profile },
	};
	const kept = request.leaves ? outside(call, changed) : changed;
	call.box.world.users.set(user.id, kept);
	emitUser(call, 'EDIT_USER', kept);
	return kept;
}

/** The user with a free account, in an enterprise of nobody else and in none of the groups. */
function outside({ box: { world }, viewer }: Call, user: User): User {
	if (user.id === viewer.user.id || user.isService) throw denied();
	MEMBERSHIPS.removeAll(world, ({ userId }) => userId === user.id);
	return { ...user, role: 'user', enterpriseId: world.nextId(), isFree: true };
}

/** Deletes a user; one who owns content only when `force`, and the content with him. */
export function deleteUser(call: Call, user: User, force: boolean): void {
	needAdministrator(call);
	if (user.id === call.viewer.user.id || user.isService) throw denied();
	const { world } = call.box;
	const hasContent = world.rootOf(user.id).children.size > 0;
	// Which code Box has for this is not documented.
	if (hasContent && !force) throw new BoxProblem(409, 'conflict', 'User owns content');
	const owned = [...world.items.values()].filter((each) => ownerId(each) === user.id);
	for (const item of owned) forget(call.box, item);
	MEMBERSHIPS.removeAll(world, ({ userId }) => userId === user.id);
	TASK_ASSIGNMENTS.removeAll(world, ({ userId }) => userId === user.id);
	AVATARS.removeAll(world, ({ userId }) => userId === user.id);
	EMAIL_ALIASES.removeAll(world, ({ userId }) => userId === user.id);
	DEVICE_PINS.removeAll(world, ({ createdBy }) => createdBy === user.id);
	world.removeUser(user);
	emitUser(call, 'DELETE_USER', user);
}

/**
 * Moves all that a user owns into a new folder of another one.
 * https://developer.box.com/reference/put-users-id-folders-0/
 */
export function transferContent(call: Call, from: User, to: User): Folder {
	needAdministrator(call);
	mayTransfer(call, from, to);
	const { world } = call.box;
	const name = `${from.name}'s Files and Folders`;
	const target = world.rootOf(to.id);
	checkFree(call, target, name, 'folder');
	const folder = world.blankFolder(name, target, to);
	attach(call, folder);
	for (const item of [...world.rootOf(from.id).children]) {
		moveTo(item, folder);
		emit(call, 'ITEM_MOVE', item, [from]);
	}
	return folder;
}

/** Co-administrators transfer their own content, and that of users who are no administrators. */
function mayTransfer({ viewer }: Call, from: User, to: User): void {
	if (from.id === to.id) throw badRequest('owned_by', 'The user owns the content already');
	if (viewer.user.role !== 'coadmin') return;
	const isAbove = ({ id, role }: User) => id !== viewer.user.id && role !== 'user';
	if (![from, to].some(isAbove)) return;
	throw new BoxProblem(
		403,
		'access_denied_insufficient_permissions',
		'Cannot transfer files from/to higher privileged accounts',
	);
}
