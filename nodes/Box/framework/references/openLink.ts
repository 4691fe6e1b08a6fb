import type { BoxClient } from '../../client/boxClient';
import { BoxError } from '../../client/error';
import { textAt } from '../../client/json';
import type { BoxItem } from '../../client/types';
import { InputError } from '../errors/inputError';
import { quote } from '../errors/quote';
import { oneOf, type Entity } from './entity';
import { itemNoun } from './itemNoun';

/**
 * What a shared link leads to, and the client that may see it: https://developer.box.com/reference/get-shared-items/
 *
 * @throws InputError if it opens nothing, or something of another type
 */
export async function openLink(
	box: BoxClient,
	url: string,
	entity: Entity,
	field: string,
	password?: string,
): Promise<{ id: string; box: BoxClient }> {
	const through = box.with({ sharedLink: { url, password } });
	const item = await through
		.request<BoxItem>({ method: 'GET', path: ['shared_items'] })
		.catch((error: unknown) => failOpening(error, field));
	if (item.type !== entity.type) {
		const name = textAt(item.name);
		throw new InputError(
			`'${field}' is the shared link of a ${itemNoun(item.type)}, not of ${oneOf(entity)}`,
			`${name === undefined ? '' : `${quote(name)} `}(ID ${item.id}) is the item it opens.`,
		);
	}
	return { id: item.id, box: through };
}

function failOpening(error: unknown, field: string): never {
	if (!(error instanceof BoxError) || error.status !== 404) throw error;
	throw new InputError(
		`'${field}' is a shared link that this account cannot open`,
		'It was removed, has expired, or is only for other people. Check it in a browser.',
	);
}
