import { file } from '../../entities/file';
import { fields, header, locator, sharedLink } from '../../fields';
import { get as read, operation } from '../../framework';
import { withField } from './standardFields';

export const get = operation({
	name: 'Get',
	action: 'Get a file',
	description: 'Get the properties of a file, including its path',
	reference: 'get-files-id',
	fields: { file: locator(file) },
	options: {
		...fields,
		representations: header('Representations', {
			example: '[pdf][extracted_text]',
			description:
				'Which <a href="https://developer.box.com/guides/representations/" target="_blank">representations</a> of the file to list, such as its text or a PDF, as Box takes them in <code>X-Rep-Hints</code>',
			key: 'X-Rep-Hints',
		}),
		...sharedLink,
	},
	simplify: { keeps: ['representations'] },
	request: ({ file, fields, representations }) =>
		read(
			['files', file],
			representations === undefined ? {} : { fields: withField('representations', fields) },
		),
});
