import { fileVersion } from '../../entities/fileVersion';
import { id } from '../../fields';
import { Deferred, type Field } from '../../framework/field';
import type { Entity } from '../../framework/references/entity';

/** A version, past or current, whose ID is entered. */
const anyVersion: Entity = {
	...fileVersion,
	failures: {
		404: {
			message: 'The file has no such version',
			remedy:
				"Check the ID. File Version: Get Many lists the past versions of a file; the current one is in its field 'file_version'.",
		},
	},
};

/** The ID of a version that is used in place of the current one. Errors of Box may be about it. */
export function versionOption(description: string): Field<string | undefined> {
	const field = id('Version ID', { description });
	return {
		...field,
		read: (scope, name) => {
			const { located, params } = scope;
			const version = field.read(scope, name);
			if (typeof version !== 'string') return version;
			// After the file that it belongs to.
			return new Deferred('box', async () => {
				located.push({ field: params.displayName(name), entity: anyVersion, id: version });
				return version;
			});
		},
	};
}
