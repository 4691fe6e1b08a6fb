import { anything, choice, rows, templateField, when } from '../../fields';
import type { ValueOf } from '../../framework/field';

/** https://datatracker.ietf.org/doc/html/rfc6902#section-4 */
const OPERATIONS = {
	add: { name: 'Add', description: 'Give the field a value, in place of the one that it may have' },
	copy: { name: 'Copy', description: 'Give the field the value that another one has' },
	move: {
		name: 'Move',
		description: 'Give the field the value of another one, which has none then',
	},
	remove: { name: 'Remove', description: 'Take the value away. It is an error if there is none.' },
	replace: {
		name: 'Replace',
		description: 'Give the field another value. It is an error if it has none.',
	},
	test: {
		name: 'Test',
		description: 'Make the other changes only if the field has this value',
	},
} as const;

/** The changes to the values of a template's fields. */
export const changeRows = rows('Changes', {
	description: 'They are made in this order: all of them, or none if one of them is not possible',
	button: 'Add Change',
	row: { name: 'changes', displayName: 'Change' },
	fields: {
		operation: choice('Operation', OPERATIONS, { default: 'add' }),
		field: templateField(),
		from: when({ operation: ['copy', 'move'] }, templateField({ displayName: 'From Field' })),
		value: when(
			{ operation: ['add', 'replace', 'test'] },
			anything('Value', {
				example: '100',
				description:
					'The value, in the type that the field has in the template. Several choices are a list, or a text with commas between them; nodes of a taxonomy are given by their IDs or names.',
			}),
		),
	},
});

export type ChangeRow = ValueOf<typeof changeRows>[number];
