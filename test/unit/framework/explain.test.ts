import { BoxError } from '../../../nodes/Box/client/error';
import type { BoxItem, JsonObject } from '../../../nodes/Box/client/types';
import { file as fileEntity } from '../../../nodes/Box/entities/file';
import { folder } from '../../../nodes/Box/entities/folder';
import { group } from '../../../nodes/Box/entities/group';
import { signRequest } from '../../../nodes/Box/entities/signRequest';
import { explain } from '../../../nodes/Box/framework/errors/explain';
import type { Located } from '../../../nodes/Box/framework/errors/located';

interface Facts {
	status?: number;
	code?: string;
	path?: string;
	contextInfo?: JsonObject;
	conflicts?: BoxItem[];
	fromBox?: boolean;
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

test('an ID that only begins with digits is a whole', () => {
	const id = '12ab34cd-0000';
	const request: Located = { field: 'Sign Request', entity: signRequest, id };
	const error = errorOf({ path: `/sign_requests/${id}/cancel` });
	expect(explain(error, { located: [request] }).message).toBe(
		`Box knows no such sign request, or this account may not see it ('Sign Request', ID ${id})`,
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

describe('what a status means for what was chosen', () => {
	const editors: Located = { field: 'Group', entity: group, id: '56' };
	const about = (facts: Facts, ...located: Located[]) =>
		explain(errorOf({ path: '/groups/56', fromBox: true, ...facts }), { located });

	test('one that is not found is called by its name', () => {
		expect(about({}, editors)).toEqual({
			message: "Box knows no such group, or this account may not see it ('Group', ID 56)",
			remedy: 'Check the ID, or choose a group from the list.',
		});
	});

	test('a refusal says who may do it', () => {
		const code = 'access_denied_insufficient_permissions';
		const { message, remedy } = about({ status: 403, code }, editors);
		expect(message).toBe("The connected account may not do this with the group ('Group', ID 56)");
		expect(remedy).toContain('an admin of the group');
	});

	test('if it may be about either of two kinds, both are named', () => {
		const { message } = about({ path: '/group_memberships' }, editors, file);
		expect(message).toBe(
			"Box knows no such group or file, or this account may not see it ('Group', ID 56, or 'File', ID 12)",
		);
	});

	test('a code of Box that says more goes first', () => {
		const { message } = about({ status: 403, code: 'insufficient_scope' }, editors);
		expect(message).toBe('The app in Box lacks the scope for this');
	});

	test('a page of a proxy says nothing of it', () => {
		const { message } = about({ status: 403, code: 'http_403', fromBox: false }, editors);
		expect(message).toBe('What answered is not Box');
	});
});

describe('what an operation says of errors', () => {
	const errors = {
		item_name_in_use: "Enter another 'Name'.",
		409: { message: 'It is there already', remedy: 'Nothing is left to do.' },
	};
	const inUse = errorOf({ status: 409, code: 'item_name_in_use', fromBox: true });

	test('what to do about one, by its code', () => {
		expect(explain(inUse, { errors })).toEqual({
			message: 'The name is already taken in that folder',
			remedy: "Enter another 'Name'.",
		});
	});

	test('what one means, by its status', () => {
		const conflict = errorOf({ status: 409, code: 'conflict', fromBox: true });
		expect(explain(conflict, { errors, located: [file] })).toEqual({
			message: "It is there already ('File', ID 12)",
			remedy: 'Nothing is left to do.',
		});
	});

	test('a status that is not of Box has no meaning of its own', () => {
		const conflict = errorOf({ status: 409, code: 'http_409' });
		expect(explain(conflict, { errors }).message).toBe('Box answered');
	});
});

test.each([
	['folder_not_empty', 400, 'Recursive'],
	['precondition_failed', 412, 'If-Match (Etag)'],
	['incorrect_shared_item_password', 403, 'Shared Link Password'],
	['rate_limit_exceeded', 429, 'Items at Once'],
	['http_416', 416, 'Range Start'],
])('%s names a field only if the node has it', (code, status, field) => {
	const error = errorOf({ status, code });
	expect(explain(error, { hasField: (name) => name === field }).remedy).toContain(`'${field}'`);
	expect(explain(error, { hasField: () => false }).remedy).not.toContain("'");
});
