import type { INodePropertyOptions } from 'n8n-workflow';

import type { Field } from '../framework/field';
import { readList } from '../framework/params/readList';
import { ANSWER_FIELDS } from './answerFieldNames';
import { loadedChoices } from './loadedChoices';
import { list } from './text';

const chosen: Field<string[]> = {
	...loadedChoices('Fields', {
		method: 'listFields',
		options: namesFor,
		dependsOn: ['resource'],
		description:
			'The only fields to return beside type and ID, as Box has them. Choose from the list, or specify names using an <a href="https://docs.n8n.io/code/expressions/" target="_blank">expression</a>. Leave empty for the usual ones.',
		to: 'query',
	}),
	// None of them has a meaning, unlike in other lists that are loaded.
	read: ({ params }, name) => readList(params, name),
};

/** Which fields Box answers with: https://developer.box.com/guides/api-calls/request-extra-fields/ */
export const fields = {
	fields: chosen,
	otherFields: list('Other Fields', {
		example: 'metadata.enterprise_123456.contract',
		description:
			'Comma-separated names of fields that the list does not have, such as those of metadata. Leave empty for none.',
		to: 'nowhere',
	}),
};

function namesFor(parameter: (name: string) => unknown): INodePropertyOptions[] {
	const names = ANSWER_FIELDS[String(parameter('resource'))] ?? [];
	return names.map((value) => ({ name: titleOf(value), value }));
}

/** `owned_by` as the editor shows it: `Owned By`. */
function titleOf(name: string): string {
	const words = name.split('_').map((word) => {
		return ABBREVIATIONS[word] ?? word.charAt(0).toUpperCase() + word.slice(1);
	});
	return words.join(' ');
}

const ABBREVIATIONS: Record<string, string | undefined> = { id: 'ID', sha1: 'SHA1', url: 'URL' };
