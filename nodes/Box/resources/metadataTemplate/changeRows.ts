import { allWhen, choice, filledList, rows, templateField, text, when } from '../../fields';
import type { ValueOf } from '../../framework/field';
import { newField } from './newField';

/** Box's names: https://developer.box.com/guides/metadata/templates/update/ */
const OPERATIONS = {
	editTemplate: { name: 'Change Template', description: 'Change its name or settings' },
	addField: { name: 'Add Field', description: 'Add a field at the end' },
	editField: { name: 'Change Field', description: 'Change its name, key or settings' },
	removeField: {
		name: 'Remove Field',
		description: 'Remove a field, with its values on all files and folders',
	},
	reorderFields: { name: 'Order Fields', description: 'Put the fields into another order' },
	addEnumOption: { name: 'Single Choice: Add', description: 'Add something to choose' },
	editEnumOption: {
		name: 'Single Choice: Rename',
		description: 'Rename a choice, in the values on all files and folders, too',
	},
	removeEnumOption: {
		name: 'Single Choice: Remove',
		description: 'Remove a choice, with the values on all files and folders that it is',
	},
	reorderEnumOptions: {
		name: 'Single Choice: Order',
		description: 'Put the choices into another order',
	},
	addMultiSelectOption: { name: 'Multiple Choice: Add', description: 'Add something to choose' },
	editMultiSelectOption: {
		name: 'Multiple Choice: Rename',
		description: 'Rename a choice, in the values on all files and folders, too',
	},
	removeMultiSelectOption: {
		name: 'Multiple Choice: Remove',
		description: 'Remove a choice, also from the values on all files and folders',
	},
	reorderMultiSelectOptions: {
		name: 'Multiple Choice: Order',
		description: 'Put the choices into another order',
	},
} as const;

type Operation = keyof typeof OPERATIONS;

/** The operations that do something to a field that there is. */
const OF_FIELD: Operation[] = [
	'editField',
	'removeField',
	'addEnumOption',
	'editEnumOption',
	'removeEnumOption',
	'reorderEnumOptions',
	'addMultiSelectOption',
	'editMultiSelectOption',
	'removeMultiSelectOption',
	'reorderMultiSelectOptions',
];

const KEEP = { keep: 'Keep', true: 'Yes', false: 'No' } as const;

const of = (...operations: Operation[]) => ({ operation: operations });

/** The changes to a template. */
export const changeRows = rows('Changes', {
	description: 'They are made in this order: all of them, or none if one of them is not possible',
	button: 'Add Change',
	row: { name: 'changes', displayName: 'Change' },
	fields: {
		operation: choice('Operation', OPERATIONS, { default: 'addField' }),
		...allWhen(of('addField'), newField),
		field: when(of(...OF_FIELD), templateField()),
		fields: when(
			of('reorderFields'),
			filledList('Fields in Order', {
				example: 'amount,state',
				description: 'The keys of all fields of the template, comma-separated',
			}),
		),
		option: when(
			of('editEnumOption', 'removeEnumOption', 'editMultiSelectOption', 'removeMultiSelectOption'),
			text('Choice', { example: 'open', description: 'The choice as it is now' }),
		),
		newOption: when(
			of('addEnumOption', 'editEnumOption', 'addMultiSelectOption', 'editMultiSelectOption'),
			text('New Choice', { example: 'approved', description: 'The text of the choice' }),
		),
		optionsInOrder: when(
			of('reorderEnumOptions', 'reorderMultiSelectOptions'),
			filledList('Choices in Order', {
				example: 'open,done',
				description: 'All choices of the field, comma-separated',
			}),
		),
		newDisplayName: when(
			of('editTemplate', 'editField'),
			text('New Display Name', { description: 'Leave empty to keep it', empty: undefined }),
		),
		newKey: when(
			of('editField'),
			text('New Key', {
				empty: undefined,
				description: 'The values on all files and folders go along. Leave empty to keep it.',
			}),
		),
		newDescription: when(
			of('editField'),
			text('New Description', { description: 'Leave empty to keep it', empty: undefined }),
		),
		isHidden: when(
			of('editTemplate', 'editField'),
			choice('Hidden', KEEP, {
				default: 'keep',
				description: 'If yes, people do not see it in Box, so that only the API can use it',
			}),
		),
		isCopied: when(
			of('editTemplate'),
			choice('Copy With Item', KEEP, {
				default: 'keep',
				description:
					'If yes, a copy of a file or folder gets the metadata of this template that the original has',
			}),
		),
	},
});

export type ChangeRow = ValueOf<typeof changeRows>[number];
