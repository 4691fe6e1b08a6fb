import { choice } from '../../fields';
import type { Field } from '../../framework/field';

const CHOICES = {
	non_trashed_only: 'Without Trash',
	trashed_only: 'Trash Only',
	all_items: 'With Trash',
};

const TRASH_ONLY = 'trashed_only';

/** The filters that Box takes only for a search of the trash alone. */
const OF_THE_TRASH = ['deletedAfter', 'deletedBefore', 'deletedBy'];

const field = choice('Trash', CHOICES, {
	description: 'Whether to search in the trash, too',
	to: 'query',
});

/** Where to search, which must not contradict a filter by deletion: Box would find nothing then. */
export const trashContent: Field<keyof typeof CHOICES> = {
	...field,
	read: (scope, name) => {
		const { params } = scope;
		const chosen = field.read(scope, name);
		const other = OF_THE_TRASH.map((filter) => `filters.${filter}`).find(
			(filter) => params.isSet(filter) && !params.isEmpty(filter),
		);
		if (chosen === TRASH_ONLY || other === undefined) return chosen;
		return params.fail(
			name,
			`has to be Trash Only with '${params.displayName(other)}'`,
			'Choose Trash Only, or remove the other filter.',
		);
	},
};

/** The part of the query that a filter by deletion takes. */
export const inTrash = { trash_content: TRASH_ONLY };
