import { denied, notFound, trashed } from '../errors';
import type { Call } from '../state/box';
import type { File, Version } from '../state/model';
import { currentVersion } from '../state/model';
import { emit } from './emit';
import { checkEtag, need, refuseLocked } from './find';
import { addVersion, checkFree, touch } from './place';

/** The version of the file, deleted or not; 404 for one that is not among them. */
export function findVersion(file: File, id: string): Version {
	const version = file.versions.find((each) => each.id === id);
	if (!version) throw notFound(id, 'version');
	return version;
}

/** A past version that is to be changed; 403 for the current one. */
function pastVersion(call: Call, file: File, id: string): Version {
	const version = findVersion(file, id);
	refuseLocked(call, file);
	if (version === currentVersion(file)) throw denied();
	return version;
}

/** Makes a copy of a past version the current one, under the name that the file had then. */
export function promoteVersion(call: Call, file: File, id: string): Version {
	need(call, file, 'edit');
	const { content, name, trashedAt } = pastVersion(call, file, id);
	if (trashedAt !== null) throw trashed();
	checkFree(call, file.parent, name, 'file', file);
	file.name = name;
	addVersion(call, file, content);
	file.contentModifiedAt = call.box.world.now();
	touch(call, file);
	emit(call, 'ITEM_MAKE_CURRENT_VERSION', file);
	return currentVersion(file);
}

/** Deletes a past version; it can be restored. */
export function deleteVersion(call: Call, file: File, id: string, ifMatch?: string): void {
	need(call, file, 'delete');
	const version = pastVersion(call, file, id);
	checkEtag(file, ifMatch);
	if (version.trashedAt !== null) throw trashed();
	version.trashedAt = call.box.world.now();
	version.trashedBy = call.viewer.user.id;
	version.restoredAt = null;
	version.restoredBy = null;
}

/** Brings a deleted version back; one that was not deleted stays as it is. */
export function restoreVersion(call: Call, file: File, id: string): Version {
	need(call, file, 'delete');
	const version = pastVersion(call, file, id);
	if (version.trashedAt === null) return version;
	version.trashedAt = null;
	version.trashedBy = null;
	version.restoredAt = call.box.world.now();
	version.restoredBy = call.viewer.user.id;
	return version;
}
