/** One line of a table of docs/migrating.md. */
export interface Mapping {
	/** What stands in the heading above: operations, or the node. */
	section: string[];
	/** What the built-in node has: an operation, a field, or one of its choices (`role=editor`). */
	theirs: string[];
	/** What there is here in its place. */
	ours: Named[];
	/** The line itself, for the message of a test. */
	line: string;
}

/** Something that this package has, as a document names it. */
export interface Named {
	/** Where it is, if that is not the section's counterpart: `collaboration:create`. */
	operation?: string;
	/** A field, with the collections it is in, or none if the operation itself is meant. */
	path?: string;
	/** One of the field's choices. */
	value?: string;
}

const OPERATION = /^\w+:\w+$/;

/** All that a document maps, table by table. */
export function mappingsIn(document: string): Mapping[] {
	let section: string[] = [];
	return document.split('\n').flatMap((line) => {
		if (line.startsWith('#')) section = codes(line);
		const [, first = '', ...others] = line.startsWith('|') ? line.split('|') : [];
		const theirs = codes(first);
		return theirs.length > 0 ? [{ section, theirs, ours: namedIn(others), line }] : [];
	});
}

/** What is set as code. */
function codes(text: string): string[] {
	return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

function namedIn(cells: string[]): Named[] {
	return cells.flatMap((cell) => {
		let operation: string | undefined;
		return codes(cell).map((code) => {
			if (OPERATION.test(code)) {
				operation = code;
				return { operation };
			}
			const { path, value } = pathAndValue(code);
			return { operation, path, value };
		});
	});
}

/** `role=co-owner`, or a path alone. */
export function pathAndValue(code: string): { path: string; value?: string } {
	const [path = '', ...rest] = code.split('=');
	return { path, value: rest.length > 0 ? rest.join('=') : undefined };
}
