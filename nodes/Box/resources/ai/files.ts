import type { JsonObject } from '../../client/types';
import { file } from '../../entities/file';
import { locator, locators, rows, text, when } from '../../fields';
import type { Values } from '../../framework/field';
import type { Chosen } from '../../framework/references/entity';

/** How many files Box AI takes: https://developer.box.com/reference/post-ai-ask/#param-items */
const MOST_FILES = 25;

/** The ways to choose what Box AI works on. */
export const FILES_FROM = {
	file: { name: 'File', description: 'One file' },
	files: { name: 'Files', description: 'Several files, each chosen by itself' },
	list: {
		name: 'List of Files',
		description: 'Several files that are named in a list, such as one from an expression',
	},
} as const;

/** Text that Box AI works on in place of a file's. */
export const content = text('Content', {
	empty: undefined,
	rows: 4,
	description:
		'Text that Box AI works on instead of the content of the file. Leave empty for what is in the file.',
	to: 'nowhere',
});

/** One file or several: which ones are shown follows from `itemsFrom` beside them. */
export const files = {
	file: when({ itemsFrom: 'file' }, locator(file)),
	files: when(
		{ itemsFrom: 'files' },
		rows('Files', {
			row: { name: 'values', displayName: 'File' },
			button: 'Add File',
			description: 'The files that Box AI works on, 25 at most',
			atLeastOne: true,
			maximum: MOST_FILES,
			fields: { file: locator(file), content },
		}),
	),
	fileList: when(
		{ itemsFrom: 'list' },
		locators('List of Files', file, {
			example: '1234567890, /Reports/2026/q3.pdf',
			description: 'The files that Box AI works on, 25 at most',
			maximum: MOST_FILES,
		}),
	),
};

/** For one file: text that is taken instead of what is in it. */
export const contentOfOne = { content: when({ '/itemsFrom': 'file' }, content) };

/** What Box AI is to work on, as Box wants it. */
export function itemsOf({
	file: one,
	files: several = [],
	fileList = [],
	content: ofOne,
}: Values<typeof files> & { content?: string }): JsonObject[] {
	const all = [
		...(one ? [toItem(one, ofOne)] : []),
		...several.map((row) => toItem(row.file, row.content)),
		...fileList.map((each) => toItem(each)),
	];
	// Box refuses a file that comes twice.
	return [...new Map(all.map((item) => [item.id, item])).values()];
}

/** A file as Box AI wants it. */
export function toItem({ id }: Chosen<'file'>, given?: string): JsonObject & { id: string } {
	return { type: 'file', id, ...(given === undefined ? {} : { content: given }) };
}
