import { list } from '../../fields';
import { quote } from '../../framework/errors/quote';
import type { Field } from '../../framework/field';
import { readFilledList } from '../../framework/params/readList';

/** What follows the last dot of names; Box wants it without the dot. */
export const fileExtensions: Field<string[]> = {
	...list('File Extensions', {
		example: 'pdf,docx',
		description: 'Comma-separated extensions. Only files whose names end with one of them.',
		to: 'query',
	}),
	read: ({ params }, name) =>
		readFilledList(params, name).map((entry) => {
			const extension = entry.replace(/^\*?\./, '');
			if (/^[^.\s/\\*]+$/.test(extension)) return extension;
			return params.fail(
				name,
				`has ${quote(entry)}, which is no extension`,
				'Enter what follows the last dot of a name, such as pdf.',
			);
		}),
};
