import type { Version } from '../state/model';
import type { World } from '../state/world';
import type { Getters, Shape } from './context';
import { selected, whole } from './context';
import { userMini } from './mini';
import { boxTime } from './time';

/** https://developer.box.com/reference/resources/file-version--full/ */
export function versionShape(version: Version, world: World, fields?: readonly string[]): Shape {
	const mini = (id: string | null) => (id === null ? null : userMini(world.user(id)));
	const getters: Getters = {
		type: () => 'file_version',
		id: () => version.id,
		sha1: () => version.content.sha1,
		name: () => version.name,
		size: () => version.content.size,
		created_at: () => boxTime(version.createdAt),
		modified_at: () => boxTime(version.createdAt),
		modified_by: () => mini(version.createdBy),
		trashed_at: () => boxTime(version.trashedAt),
		trashed_by: () => mini(version.trashedBy),
		restored_at: () => boxTime(version.restoredAt),
		restored_by: () => mini(version.restoredBy),
		purged_at: () => null,
		uploader_display_name: () => world.user(version.createdBy).name,
		version_number: () => String(version.number),
	};
	return fields ? selected(getters, ['type', 'id'], fields) : whole(getters);
}
