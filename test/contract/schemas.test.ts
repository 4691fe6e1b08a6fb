import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

import { box, isShownFor, operations } from './properties';
import { SCHEMA_FOLDER, schemaFile } from './schemas/files';
import { filesBelow, ROOT } from './sources';

// What is in them is compared by the tests of each operation.
it('there is a preview for each operation, and no other', () => {
	const expected = operations.map(({ resource, operation }) =>
		relative(ROOT, schemaFile(resource, operation)),
	);
	expect(filesBelow(relative(ROOT, SCHEMA_FOLDER)).sort()).toEqual(expected.sort());
});

// What only a file, folder or web link has, as Box gives it.
it('what shows all of an item of Box can simplify it', () => {
	const showsAll = operations.filter(({ resource, operation }) =>
		readFileSync(schemaFile(resource, operation), 'utf8').includes('"path_collection"'),
	);
	const switches = box.properties.filter(({ name }) => name === 'simplify');
	const without = showsAll.filter(
		({ resource, operation }) =>
			!switches.some((property) => isShownFor(property, resource, operation)),
	);
	expect(without).toEqual([]);
	expect(showsAll.length).toBeGreaterThan(0);
});
