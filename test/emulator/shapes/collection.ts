import type { Collection } from '../state/collections';

/** https://developer.box.com/reference/resources/collection/ */
export function collectionShape({ id, name }: Collection) {
	return { type: 'collection', id, name, collection_type: 'favorites' };
}
