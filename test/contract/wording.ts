/** Names that Box and others write with capitals, also in the middle of a sentence. */
const PROPER_NAMES = [
	...['Box', 'Box AI', 'Box Doc Gen', 'Box Hubs', 'Box Relay', 'Box Shield', 'Box Sign'],
	...['Box Skills', 'Doc Gen', 'Microsoft Teams', 'Slack'],
];

/** The longest first: "Box Sign" is one name, not "Box" and a word. */
const PROPER_NAME = new RegExp(
	`\\b(${[...PROPER_NAMES].sort((a, b) => b.length - a.length).join('|')})\\b`,
	'g',
);

/** "AI", "PDFs": two capitals or more, also as a plural. */
const ACRONYM = /\b[A-Z]{2,}s?\b/g;

const SMALL = 'a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|with';

const TITLE = new RegExp(
	`^WORD( (WORD|${SMALL}))*$`.replaceAll('WORD', '([A-Z][a-z]*|[A-Z]{2,}s?)'),
);

/** Whether a name is written like a title: "Get Many", "Ask AI", "Create From Template". */
export function isTitle(name: string): boolean {
	return TITLE.test(name);
}

/**
 * Whether an action is written like a sentence without its period: "Copy a file", "Ask AI about a
 * file", "Create a Box Sign request".
 */
export function isSentence(action: string): boolean {
	const plain = action.replace(PROPER_NAME, 'name').replace(ACRONYM, 'acronym');
	return /^[A-Z]/.test(action) && !/^.+[A-Z]|\.$/.test(plain);
}
