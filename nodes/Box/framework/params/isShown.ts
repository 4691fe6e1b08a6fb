import type { INodeProperties } from 'n8n-workflow';

import { isMeant } from './isMeant';
import { optionNamed } from './optionNamed';
import type { Placed } from './propertyTree';
import type { Values } from './values';

/**
 * Whether a field is shown with the values that the others have for this item: n8n knows no more
 * than that one of them is an expression, and takes the field for shown. A field that depends on
 * one that is hidden is hidden, too.
 *
 * @param root the operation's own fields, which a condition names as `/name`
 */
export function isShown(
	values: Values,
	{ property, siblings, prefix }: Omit<Placed, 'label'>,
	root: readonly INodeProperties[],
): boolean {
	return Object.entries(property.displayOptions?.show ?? {}).every(([condition, wanted]) => {
		const isRoot = condition.startsWith('/');
		const beside = isRoot ? root : siblings;
		const other = beside.find(({ name }) => name === (isRoot ? condition.slice(1) : condition));
		if (!other || !wanted) return true;
		const placed = { property: other, siblings: beside, prefix: isRoot ? '' : prefix };
		if (!isShown(values, placed, root)) return false;
		const value = values.value(placed.prefix + other.name, other.displayName);
		// An empty choice stands for the first one.
		const isEmpty = value === undefined || value === '';
		const chosen = isEmpty ? other.default : value;
		const named = optionNamed(other, chosen);
		return wanted.some((each) => isMeant(each, chosen) || each === named);
	});
}
