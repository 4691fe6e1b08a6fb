import { checkName } from '../../framework/names';
import type { Params } from '../../framework/params';

/** The name an item gets when it is copied or moved; `undefined` keeps the one it has. */
export function newName(params: Params): string | undefined {
	const field = 'options.name';
	const name = params.isEmpty(field) ? undefined : params.optionalText(field);
	return name === undefined ? undefined : checkName(name, params.displayName(field));
}
