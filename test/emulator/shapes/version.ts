import type { Version } from '../state/model';
import type { World } from '../state/world';
import { userMini } from './mini';
import { boxTime } from './time';

/** https://developer.box.com/reference/resources/file-version--full/ */
export function versionShape(version: Version, world: World) {
	const user = world.user(version.createdBy);
	return {
		type: 'file_version',
		id: version.id,
		sha1: version.sha1,
		name: version.name,
		size: version.content.length,
		created_at: boxTime(version.createdAt),
		modified_at: boxTime(version.createdAt),
		modified_by: userMini(user),
		trashed_at: boxTime(version.trashedAt),
		trashed_by: null,
		restored_at: null,
		restored_by: null,
		purged_at: null,
		uploader_display_name: user.name,
		version_number: String(version.number),
	};
}
