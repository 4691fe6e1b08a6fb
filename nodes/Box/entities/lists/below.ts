import type { BoxClient } from '../../client/boxClient';
import { isObject } from '../../client/json';
import { isExpression } from '../../framework/params/expressions';
import type { Chosen, Entity, EntityList, ListQuery } from '../../framework/references/entity';
import { locate } from '../../framework/references/locate';
import { isEmptyLocator, parseReference } from '../../framework/references/reference';
import { firstWithResults } from './pages';

type Page = Awaited<ReturnType<EntityList['page']>>;

/** A list of what belongs to something else, such as the comments on a file. */
interface Below<Type extends string> {
	/** The parameter that chooses what it belongs to, and what that is. */
	of: { parameter: string; entity: Entity<Type>; displayName: string };
	page: (owner: Chosen<Type>, query: ListQuery) => Promise<Page>;
	hint: string;
}

/** Lists what belongs to the thing that another field chooses. Without one there is nothing to list. */
export function below<Type extends string>({ of, page, hint }: Below<Type>): EntityList {
	return {
		page: async (box, query) => {
			const owner = await ownerOf(box, query, of);
			if (!owner) return { results: [] };
			return await firstWithResults(
				async (token) => await page(owner, { ...query, token }),
				query.token,
			);
		},
		hint,
	};
}

/**
 * Whether a locator in the editor names nothing yet: it is empty, or an expression, whose value is not
 * known before the workflow runs.
 */
export function isUndecided(locator: unknown): boolean {
	return isEmptyLocator(locator) || isExpression(textOf(locator));
}

/** What stands in a locator, or in its place. */
function textOf(value: unknown): unknown {
	return isObject(value) ? value.value : value;
}

async function ownerOf<Type extends string>(
	box: BoxClient,
	{ parameter }: ListQuery,
	{ parameter: name, entity, displayName: field }: Below<Type>['of'],
): Promise<Chosen<Type> | undefined> {
	const value = parameter(name);
	if (isUndecided(value)) return undefined;
	return await locate(parseReference(value, entity, field), entity, { box, field });
}
