import { readOptions } from '../../../examples/demo/options';

const account = { token: 't', folderId: '12' };

test('without options it is the emulator', () => {
	expect(readOptions([], {})).toEqual({
		account: undefined,
		hosts: { apiUrl: 'https://api.box.com', uploadUrl: 'https://upload.box.com' },
		timeout: 60,
		help: false,
	});
});

test('a token and a folder make it an account, with more time', () => {
	expect(readOptions(['--token', 't', '--folder', '12'], {})).toMatchObject({
		account,
		timeout: 180,
	});
});

test('the token may come from the environment, but a folder has to be asked for', () => {
	const env = { BOX_DEVELOPER_TOKEN: 't' };
	expect(readOptions(['--folder', '12'], env)).toMatchObject({ account });
	expect(readOptions([], env).account).toBeUndefined();
});

test('hosts come from flags, then from the environment', () => {
	const env = { BOX_API_URL: 'https://a.example', BOX_UPLOAD_URL: 'https://b.example/' };
	expect(readOptions(['--api-url', 'https://c.example/'], env).hosts).toEqual({
		apiUrl: 'https://c.example',
		uploadUrl: 'https://b.example',
	});
});

test.each([
	[['--token', 't'], '--token needs --folder'],
	[['--folder', '12'], '--folder needs --token'],
	[['--token', 't', '--folder', 'x'], 'the digits at the end'],
	[['--timeout', 'soon'], '--timeout takes a number'],
	[['--timeout', '-1'], '--timeout'],
	[['--api-url', 'box'], '--api-url takes an address'],
	[['--upload-url', 'ftp://box'], '--upload-url takes an address'],
	[['--unknown'], "Unknown option '--unknown'."],
	[['more'], "Unexpected argument 'more'."],
])('%j is refused', (args, message) => {
	expect(() => readOptions(args, {})).toThrow(message);
});
