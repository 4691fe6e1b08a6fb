import { text } from '../../fields';
import type { Field } from '../../framework/field';

/**
 * The words to look for; none if the search is by metadata alone, without which Box needs some.
 *
 * https://developer.box.com/reference/get-search/#param-query
 */
export const searchText: Field<string | undefined> = {
	...text('Search Text', {
		example: '"quarterly report" AND 2026',
		description:
			'The words to look for in names, descriptions, contents, comments and tags. Box supports AND, OR, NOT (in capitals) and "exact phrases". May be empty only with the filter Metadata Template.',
		hint: 'Box can find a new file about ten minutes after its upload',
	}),
	read: ({ params }, name) => {
		if (!params.isEmpty(name)) return params.text(name);
		if (params.isSet('filters.metadataTemplate')) return undefined;
		params.refuseExpression(name);
		return params.fail(
			name,
			'is empty',
			"Enter words to look for, or add the filter 'Metadata Template'.",
		);
	},
};
