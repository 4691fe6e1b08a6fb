import { isObject, numberAt, textAt } from '../client/json';
import type { Entity, EntityList } from '../framework/references/entity';
import { file } from './file';
import { below } from './lists/below';
import { matching, offsetPage, type BoxEntry } from './lists/named';

const FIELDS = [
	...['id', 'type', 'name', 'size', 'created_at', 'modified_by'],
	...['uploader_display_name', 'version_number', 'trashed_at'],
];

/** A past version of a file: https://developer.box.com/reference/resources/file-version/ */
export const fileVersion: Entity<'file_version'> = {
	type: 'file_version',
	noun: 'file version',
	plural: 'file versions',
	collection: 'file_versions',
	list: versions(() => true),
	trashed: versions(isDeleted),
};

/** The versions of the file that another field chooses, the newest first. */
function versions(fits: (version: BoxEntry) => boolean): EntityList {
	return below({
		of: { parameter: 'file', entity: file, displayName: 'File' },
		page: async ({ id, box }, { filter, token }) => {
			const path = ['files', id, 'versions'];
			const query = { fields: FIELDS };
			const { entries, next } = await offsetPage(box, path, query, Number(token ?? 0));
			const results = matching(entries.filter(fits), labelOf, filter);
			return { results, paginationToken: next?.toString() };
		},
		hint: 'Choose the file first, then type a part of a number, date, name or person',
	});
}

function isDeleted({ trashed_at: trashedAt }: BoxEntry): boolean {
	return textAt(trashedAt) !== undefined;
}

/** `2: report.pdf, 2026-01-31 10:15 +00:00, 1.5 MB, Ann (deleted)` */
function labelOf(version: BoxEntry): string {
	const { id, name, size, created_at: created, version_number: number } = version;
	const details = [
		textAt(name),
		timeOf(textAt(created)),
		sizeOf(numberAt(size)),
		authorOf(version),
	];
	const known = details.filter((detail) => detail !== undefined).join(', ');
	const label = [textAt(number) ?? `ID ${id}`, known].filter(Boolean).join(': ');
	return isDeleted(version) ? `${label} (deleted)` : label;
}

/** Box writes a time with the offset of some time zone, which stays. */
function timeOf(time: string | undefined): string | undefined {
	return time?.replace(/^(\S{10})T(\d\d:\d\d):\d\d(?:\.\d+)?(.*)$/, '$1 $2 $3');
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** As people read sizes: `1.5 MB`. */
function sizeOf(bytes: number | undefined): string | undefined {
	if (bytes === undefined) return undefined;
	const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
	return `${Number((bytes / 1000 ** power).toFixed(1))} ${UNITS[power]}`;
}

function authorOf({ modified_by: user, uploader_display_name: uploader }: BoxEntry) {
	return (isObject(user) ? textAt(user.name) : undefined) ?? textAt(uploader);
}
