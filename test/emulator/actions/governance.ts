import { notFound } from '../errors';
import type { Call } from '../state/box';
import type { LegalHoldAssignment } from '../state/legalHolds';
import { LEGAL_HOLD_ASSIGNMENTS } from '../state/legalHolds';
import { INSTANCES, TEMPLATES } from '../state/metadata';
import type { File, Version } from '../state/model';
import { ancestors, currentVersion, ownerId } from '../state/model';
import type { RetentionAssignment, RetentionPolicy } from '../state/retention';
import { daysOf, RETENTION_ASSIGNMENTS } from '../state/retention';
import type { World } from '../state/world';
import { findUser } from './users';

/** A version of a file, as policies look at it. */
export interface Kept {
	file: File;
	version: Version;
}

type Assignment = LegalHoldAssignment | RetentionAssignment;
type Target = Assignment['assigned_to'];

/** Which versions a target has, apart from whose they are. */
function fits(world: World, { type, id }: Target): (kept: Kept) => boolean {
	const owns = ({ file }: Kept) => ownerId(file) === id;
	const made = ({ version }: Kept) => version.createdBy === id;
	const rules: Record<Target['type'], (kept: Kept) => boolean> = {
		file: ({ file }) => file.id === id,
		file_version: ({ version }) => version.id === id,
		folder: ({ file }) => ancestors(file).some((each) => each.id === id),
		user: (kept) => owns(kept) || made(kept),
		ownership: owns,
		interactions: made,
		enterprise: () => true,
		metadata_template: ({ file }) =>
			INSTANCES.filter(world, ({ item, template }) => item === file && template.id === id).length >
			0,
	};
	return rules[type];
}

/** All versions of the enterprise's files, in the trash as well. */
function versionsOf(world: World, enterpriseId: string): Kept[] {
	return [...world.items.values()]
		.filter((item) => item.type === 'file')
		.filter((file) => world.user(ownerId(file)).enterpriseId === enterpriseId)
		.flatMap((file) => file.versions.map((version) => ({ file, version })));
}

/** The versions that the assignment covers. */
export function coveredBy(world: World, assignment: Assignment): Kept[] {
	const covers = fits(world, assignment.assigned_to);
	return versionsOf(world, assignment.policy.enterpriseId).filter(covers);
}

/** The versions that the assignment holds: of a custodian, those of the policy's time. */
export function heldBy(world: World, assignment: LegalHoldAssignment): Kept[] {
	const { endedAt, startedAt } = assignment.policy;
	const isCustodian = ['user', 'ownership', 'interactions'].includes(assignment.assigned_to.type);
	return coveredBy(world, assignment).filter(({ version: { createdAt } }) => {
		const isInTime = createdAt >= (startedAt ?? 0) && createdAt <= (endedAt ?? Infinity);
		return isInTime || !isCustodian;
	});
}

/** Whether it is the version that the file has now. */
export const isCurrent = ({ file, version }: Kept) => currentVersion(file) === version;

/** A version that some assignments hold. */
export type Hold = Kept & { assignments: LegalHoldAssignment[] };

/** All versions that are held in the enterprise, each once. */
export function holds(world: World, enterpriseId: string): Hold[] {
	const assignments = LEGAL_HOLD_ASSIGNMENTS.filter(
		world,
		({ policy }) => policy.enterpriseId === enterpriseId,
	).map((each) => ({ each, ids: new Set(heldBy(world, each).map(({ version }) => version.id)) }));
	return versionsOf(world, enterpriseId).flatMap((kept) => {
		const holding = assignments.filter(({ ids }) => ids.has(kept.version.id));
		return holding.length === 0 ? [] : { ...kept, assignments: holding.map(({ each }) => each) };
	});
}

/** A version that is retained, and the policy that keeps it longest. */
export interface Retention extends Kept {
	policy: RetentionPolicy;
	appliedAt: number;
	/** When it ends, in milliseconds since 1970; null for never. */
	endsAt: number | null;
}

const DAY = 24 * 3600 * 1000;

/** All versions that are retained in the enterprise, each by the policy that keeps it longest. */
export function retentions(world: World, enterpriseId: string): Retention[] {
	const winning = new Map<string, Retention>();
	for (const assignment of RETENTION_ASSIGNMENTS.filter(world, () => true)) {
		const { createdAt, policy } = assignment;
		if (policy.enterpriseId !== enterpriseId || policy.status === 'retired') continue;
		for (const { file, version } of coveredBy(world, assignment)) {
			const before = winning.get(version.id);
			if (before && daysOf(before.policy) >= daysOf(policy)) continue;
			const appliedAt = Math.max(createdAt, version.createdAt);
			const ends = appliedAt + daysOf(policy) * DAY;
			const endsAt = ends === Infinity ? null : ends;
			winning.set(version.id, { file, version, policy, appliedAt, endsAt });
		}
	}
	return [...winning.values()];
}

/** 404 unless the target of an assignment is the enterprise's. */
export function checkTarget(call: Call, { type, id }: Target): void {
	const { box, viewer } = call;
	const { enterpriseId } = viewer.user;
	if (type === 'enterprise') return;
	if (type === 'user' || type === 'ownership' || type === 'interactions') {
		return void findUser(call, id ?? '');
	}
	const isThere = {
		file: () => isOwned(box.world, 'file', id, enterpriseId),
		folder: () => isOwned(box.world, 'folder', id, enterpriseId),
		file_version: () =>
			versionsOf(box.world, enterpriseId).some(({ version }) => version.id === id),
		metadata_template: () =>
			TEMPLATES.of(box.world).get(id ?? '')?.scope === `enterprise_${enterpriseId}`,
	};
	if (!isThere[type]()) throw notFound(id ?? '', type);
}

function isOwned(world: World, type: string, id: string | null, enterpriseId: string): boolean {
	const item = world.items.get(id ?? '');
	return item?.type === type && world.user(ownerId(item)).enterpriseId === enterpriseId;
}

/** How many assignments of each kind there are. */
export function countTypes<T extends string>(
	assignments: ReadonlyArray<{ assigned_to: { type: T } }>,
	types: readonly T[],
): Record<string, number> {
	const count = (type: T) => assignments.filter((each) => each.assigned_to.type === type).length;
	return Object.fromEntries(types.map((type) => [type, count(type)]));
}
