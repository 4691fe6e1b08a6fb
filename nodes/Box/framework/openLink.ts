import type { BoxClient } from '../client/boxClient';
import { BoxError } from '../client/error';
import { textAt } from '../client/json';
import type { BoxItem, ItemType } from '../client/types';
import { InputError } from './inputError';
import { quote } from './quote';
import { ITEM_NAMES, itemNoun } from './reference';

/**
 * What a shared link leads to, and the client that may see it: https://developer.box.com/reference/get-shared-items/
 *
 * @throws InputError where it opens nothing, or something of another type
 */
export async function openLink(
	box: BoxClient,
	url: string,
	type: ItemType,
	field: string,
	password?: string,
): Promise<{ id: string; box: BoxClient }> {
	const through = box.with({ sharedLink: { url, password } });
	const item = await through
		.request<BoxItem>({ method: 'GET', path: ['shared_items'] })
		.catch((error: unknown) => failOpening(error, field));
	if (item.type !== type) {
		const name = textAt(item.name);
		throw new InputError(
			`'${field}' is the shared link of a ${itemNoun(item.type)}, not of a ${ITEM_NAMES[type]}`,
			`${name === undefined ? '' : `${quote(name)} `}(ID ${item.id}) is what it opens.`,
		);
	}
	return { id: item.id, box: through };
}

function failOpening(error: unknown, field: string): never {
	if (!(error instanceof BoxError) || error.status !== 404) throw error;
	throw new InputError(
		`'${field}' is a shared link that opens nothing for this account`,
		'It was removed, has expired, or is only for other people. Check it in a browser.',
	);
}
