import { choice, fields } from '../../fields';
import { byMarker, byOffset, get, operation } from '../../framework';
import type { Result } from '../../framework/result';

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many items in the trash',
	description: 'Get the files, folders and web links in the trash of the connected account',
	reference: 'get-folders-trash-items',
	options: {
		...fields,
		sort: choice(
			'Sort By',
			{ name: 'Name', date: 'Date', size: 'Size' },
			{
				description:
					"Box lists folders first, then files, then web links, each sorted by this. Sorted, it gives no more than the first 10,000 items: leave out this and 'Sort Direction' to get all of a larger trash.",
			},
		),
		direction: choice(
			'Sort Direction',
			{ ASC: 'Ascending', DESC: 'Descending' },
			{ description: "The direction of 'Sort By', or of the names without" },
		),
	},
	simplify: { asks: ['trashed_at', 'purged_at'] },
	request: ({ sort, direction }) =>
		get(['folders', 'trash', 'items'], direction && { sort: sort ?? 'name' }),
	result: inPages(),
});

/** By marker, which reaches all items; Box sorts a list only by offset. */
function inPages(): Result {
	const all = byMarker({ asksForMarker: true });
	const sorted = byOffset({
		beyond: "Remove 'Sort By' and 'Sort Direction' from the options to get all.",
	});
	return {
		...all,
		run: async (scope, request) =>
			await (request.query?.sort === undefined ? all : sorted).run(scope, request),
	};
}
