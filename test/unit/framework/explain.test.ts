import { BoxError } from '../../../nodes/Box/client/error';
import type { BoxItem, JsonObject } from '../../../nodes/Box/client/types';
import { file as fileEntity } from '../../../nodes/Box/entities/file';
import { folder } from '../../../nodes/Box/entities/folder';
import { explain } from '../../../nodes/Box/framework/explain';
import type { Located } from '../../../nodes/Box/framework/located';

interface Facts {
	status?: number;
	code?: string;
	path?: string;
	contextInfo?: JsonObject;
	conflicts?: BoxItem[];
}

const errorOf = ({ status = 404, code = 'not_found', path = '/files/12', ...rest }: Facts) =>
	new BoxError({ status, code, path, method: 'GET', message: 'Box answered', ...rest });

const file: Located = { field: 'File', entity: fileEntity, id: '12' };
const parent: Located = { field: 'Parent Folder', entity: folder, id: '34' };

test.each([
	[{}, [file], "('File', ID 12)"],
	[{ path: '/files/12/copy' }, [file, parent], "('File', ID 12, or 'Parent Folder', ID 34)"],
	[
		{ path: '/files/12/copy', contextInfo: { errors: [{ message: "value 'd_34' not found" }] } },
		[file, parent],
		"('Parent Folder', ID 34)",
	],
	[{ path: '/files/content' }, [parent], "('Parent Folder', ID 34)"],
])('what an error is about: %j', (facts, located, about) => {
	expect(explain(errorOf(facts), { located }).message).toBe(
		`Box knows no such item, or this account may not see it ${about}`,
	);
});

test('a folder on the way of a path is not taken for the item of another field', () => {
	const error = errorOf({ path: '/folders/56/items' });
	expect(explain(error, { located: [file] }).message).toBe(
		'Box knows no such item, or this account may not see it',
	);
});

test('an error that is about no item names none', () => {
	const { message } = explain(errorOf({ status: 503, code: 'unavailable' }), { located: [file] });
	expect(message).toBe('Box reports an internal error');
});

test.each([
	[[{ type: 'folder', id: '7', name: 'a' }], ": the folder 'a' (ID 7) has it"],
	[[], ''],
])('a name that is taken: %j', (conflicts, holder) => {
	const error = errorOf({
		status: 409,
		code: 'item_name_in_use',
		conflicts: conflicts as BoxItem[],
	});
	expect(explain(error).message).toBe(`The name is already taken in that folder${holder}`);
});

test('a code that Box may add one day is explained by its status, or in its own words', () => {
	expect(explain(errorOf({ status: 403, code: 'new_rule' })).message).toBe('Box forbids this');
	expect(explain(errorOf({ status: 418, code: 'teapot' })).message).toBe('Box answered');
	for (const code of ['constructor', '__proto__', 'toString', 'valueOf']) {
		expect(explain(errorOf({ status: 403, code })).message).toBe('Box forbids this');
	}
	const errors = [{ name: 'limit', message: 'too large' }, 'x', { reason: 'odd' }];
	const wrong = errorOf({ status: 400, code: 'bad_request', contextInfo: { errors } });
	expect(explain(wrong).message).toBe('Box does not accept a value: limit: too large');
});

test('a write whose end is unknown says so first', () => {
	const error = errorOf({ status: 0, code: 'network_error' });
	error.outcomeUnknown = true;
	expect(explain(error).remedy).toMatch(/^Box may have made the change/);
});
