import { isSentence, isTitle } from './wording';

it.each(['Get Many', 'Ask AI', 'AI', 'Sign Request', 'Create From Template', 'Get URLs of Files'])(
	'%s is a title',
	(name) => {
		expect(isTitle(name)).toBe(true);
	},
);

it.each(['', 'get many', 'Get many', 'Get  Many', 'Get Many ', 'the File', 'Ask Ai.', 'GetMany'])(
	"'%s' is no title",
	(name) => {
		expect(isTitle(name)).toBe(false);
	},
);

it.each([
	'Copy a file',
	'Ask AI about a file',
	'Create a Box Sign request',
	'Box the files',
	'Get the PDFs of a Box Doc Gen job',
])('%s is a sentence', (action) => {
	expect(isSentence(action)).toBe(true);
});

it.each(['', 'copy a file', 'Copy a File', 'Copy a file.', 'Create a Box sign Request', 'Ask aI'])(
	"'%s' is no sentence",
	(action) => {
		expect(isSentence(action)).toBe(false);
	},
);
