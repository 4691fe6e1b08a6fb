import { entryOf, textAt } from '../../client/json';
import type { EntityList } from '../../framework/references/entity';

/** A list that is another one for each value of a parameter. */
interface ByChoice {
	/** The parameter that decides. */
	parameter: string;
	/** By the parameter's values; the first is for one that the editor has not set. */
	lists: Record<string, EntityList>;
	hint: string;
}

/** Lists what one of several lists has: the one that another field chooses. */
export function byChoice({ parameter, lists, hint }: ByChoice): EntityList {
	const [first] = Object.keys(lists);
	return {
		page: async (box, query) => {
			const chosen = textAt(query.parameter(parameter)) ?? first ?? '';
			return (await entryOf(lists, chosen)?.page(box, query)) ?? { results: [] };
		},
		hint,
	};
}
