import { join } from 'node:path';
import ts from 'typescript';

import { ROOT } from '../../contract/sources';

const HEAD = `
import { folder } from '../../../nodes/Box/entities/folder';
import { choice, flag, locator, optionalLocator, text, when } from '../../../nodes/Box/fields';
import { operation, post, resource } from '../../../nodes/Box/framework';

const words = { name: 'Do', action: 'Do it', description: 'Does it', reference: 'none' };
const access = choice('Access', { open: 'Open', company: 'Company' });
const parent = locator(folder);
const note = text('Note');
const inFolder = (id: string) => post(['folders', id]);
const get = operation({ ...words, request: () => inFolder('0') });
`;

/** Declarations, each on a line, and what the compiler says of them. */
const WRONG: Array<[what: string, declaration: string, said: RegExp]> = [
	[
		'a default that is none of the choices',
		"choice('Access', { open: 'Open', company: 'Company' }, { default: 'opne' });",
		/"opne"' is not assignable to type '"open" \| "company"/,
	],
	[
		'an optional locator that does not say what it means to leave it empty',
		'optionalLocator(folder, {});',
		/'description' is missing/,
	],
	['a flag without a description', "flag('Notify');", /Expected 2 arguments/],
	[
		'a field that the operation does not have',
		'operation({ ...words, fields: { parent }, request: ({ folder }) => inFolder(`${folder}`) });',
		/'folder' does not exist/,
	],
	[
		'a locator that may be empty',
		"operation({ ...words, fields: { parent: optionalLocator(folder, { description: 'None' }) }, request: ({ parent }) => inFolder(parent.id) });",
		/'parent' is possibly 'undefined'/,
	],
	[
		'an option that was perhaps not added',
		'operation({ ...words, options: { note }, request: ({ note }) => inFolder(note) });',
		/'string \| undefined' is not assignable to parameter of type 'string'/,
	],
	[
		'a field that is perhaps not shown',
		"operation({ ...words, fields: { access, note: when({ access: 'open' }, note) }, request: ({ note }) => inFolder(note) });",
		/'string \| undefined' is not assignable to parameter of type 'string'/,
	],
	[
		'a text that may be empty',
		"operation({ ...words, fields: { note: text('Note', { empty: null }) }, request: ({ note }) => inFolder(note) });",
		/'string \| null' is not assignable to parameter of type 'string'/,
	],
	[
		'a comparison with what is none of the choices',
		"operation({ ...words, fields: { access }, request: ({ access }) => inFolder(access === 'public' ? '1' : '2') });",
		/have no overlap/,
	],
	[
		'what Box has to be asked for first',
		'operation({ ...words, fields: { parent }, prepare: ({ parent }) => ({ id: parent }), request: () => inFolder("0") });',
		/'parent' does not exist/,
	],
	[
		'an error about a field that the operation does not have',
		"operation({ ...words, fields: { access }, prepare: (_, fail) => fail('acess', 'is wrong', 'Correct it.'), request: () => inFolder('0') });",
		/'"acess"' is not assignable/,
	],
	[
		'neither a request nor a course of its own',
		'operation({ ...words, fields: { access } });',
		/not assignable/,
	],
	[
		'a default that is none of the operations',
		"resource({ name: 'Folder', default: 'read', operations: { get } });",
		/'"read"' is not assignable to type '"get"'/,
	],
];

/** What the compiler says of each of the declarations; nothing if it takes one. */
function compile(): string[] {
	const file = join(ROOT, 'test/unit/framework/wrong.ts');
	const source = [HEAD, ...WRONG.map(([, declaration]) => declaration)].join('\n');
	const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
	const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
	const host = ts.createCompilerHost(options);
	const getSourceFile = host.getSourceFile.bind(host);
	host.getSourceFile = (name, target, ...rest) =>
		name === file
			? ts.createSourceFile(name, source, target)
			: getSourceFile(name, target, ...rest);
	const fileExists = host.fileExists.bind(host);
	host.fileExists = (name) => name === file || fileExists(name);
	const program = ts.createProgram([file], { ...options, noEmit: true }, host);
	const first = HEAD.split('\n').length;
	const said = WRONG.map(() => '');
	for (const { start = 0, messageText } of program.getSemanticDiagnostics(
		program.getSourceFile(file),
	)) {
		const line = source.slice(0, start).split('\n').length - 1 - first;
		said[line] = `${said[line]}${ts.flattenDiagnosticMessageText(messageText, '\n')}\n`;
	}
	return said;
}

describe('the compiler refuses', () => {
	let said: string[] = [];
	beforeAll(() => {
		said = compile();
	}, 120_000);

	test.each(WRONG.map(([what, , expected], index) => ({ what, expected, index })))(
		'$what',
		({ expected, index }) => {
			expect(said[index]).toMatch(expected);
		},
	);

	test('and nothing else', () => {
		expect(Object.keys(said)).toHaveLength(WRONG.length);
	});
});
