import type { BoxClient } from '../../client/boxClient';
import { textAt } from '../../client/json';
import type { BoxFile, JsonObject } from '../../client/types';
import { itemResult } from '../../framework/outputItems';
import { onlyWanted, withNeeded } from './onlyWanted';

const NEEDED = ['name'];

/** A file as it is put out, and what it is called. */
export interface NamedFile {
	/** With the fields that the user wants. */
	json: JsonObject;
	/** Without its extension. */
	title: string;
}

/**
 * Asks Box for a file.
 *
 * @param fields that the user wants; none means the standard ones
 */
export async function namedFile(
	box: BoxClient,
	id: string,
	fields: readonly string[] = [],
): Promise<NamedFile> {
	const query = withNeeded(fields, NEEDED);
	const file = await box.request<BoxFile>({ method: 'GET', path: ['files', id], query });
	return {
		json: itemResult(onlyWanted(file, fields, NEEDED)),
		title: titleOf(textAt(file.name) ?? `file ${id}`),
	};
}

/** `report` for `report.pdf`. A name that begins with its only dot is no extension. */
function titleOf(name: string): string {
	return name.replace(/(?<=.)\.[^.]*$/, '');
}
