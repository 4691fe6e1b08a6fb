import { relative } from 'node:path';

import { operations } from './properties';
import { SCHEMA_FOLDER, schemaFile } from './schemas/files';
import { filesBelow, ROOT } from './sources';

// What is in them is compared by the tests of each operation.
it('there is a preview for each operation, and no other', () => {
	const expected = operations.map(({ resource, operation }) =>
		relative(ROOT, schemaFile(resource, operation)),
	);
	expect(filesBelow(relative(ROOT, SCHEMA_FOLDER)).sort()).toEqual(expected.sort());
});
