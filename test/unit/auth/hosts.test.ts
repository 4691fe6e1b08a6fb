import { toHosts } from '../../../nodes/Box/auth/hosts';
import { thrown } from '../framework/thrown';

test("Box's own where nothing is entered", () => {
	const own = {
		apiUrl: 'https://api.box.com',
		uploadUrl: 'https://upload.box.com',
		accountUrl: 'https://account.box.com',
	};
	expect(toHosts({})).toEqual(own);
	expect(toHosts({ apiUrl: '  ', uploadUrl: '' })).toEqual(own);
});

test('what is entered, without slashes and spaces at its end', () => {
	expect(toHosts({ apiUrl: ' https://gateway.example.com/box// ' })).toMatchObject({
		apiUrl: 'https://gateway.example.com/box',
	});
	expect(toHosts({ apiUrl: 'http://127.0.0.1:8100' }).apiUrl).toBe('http://127.0.0.1:8100');
});

test.each([
	['apiUrl', 'http://api.box.com', "'API Host'"],
	['uploadUrl', 'upload.box.com', "'Upload Host'"],
	['accountUrl', 'javascript:alert(1)', "'Account Host'"],
])('%s %s is refused', (field, value, name) => {
	expect(thrown(() => toHosts({ [field]: value }))).toMatchObject({
		name: 'CredentialError',
		message: expect.stringContaining(name),
		description: expect.stringContaining('https://'),
	});
});
