import type { BoxClient } from '../../client/boxClient';
import { itemKey } from '../../client/itemPath';
import type { BoxItem } from '../../client/types';
import type { ItemScope } from '../../framework/types';
import { searchByDate } from './searchByDate';
import { SearchPages, type Search } from './searchPages';

/**
 * All that a search finds, the most relevant first. Box lets 10,000 results be read; what lies
 * behind is found by searching again for what was created in shorter and shorter times, and comes
 * in that order, the newest first.
 *
 * https://developer.box.com/reference/get-search/
 *
 * @param limit how many are wanted: the caller stops there
 * @param hint is told what is missing if even that does not reach all
 */
export async function* searchAll(
	box: BoxClient,
	search: Search,
	limit: number | undefined,
	hint: ItemScope['hint'],
): AsyncGenerator<BoxItem> {
	const pages = new SearchPages(box, search);
	const seen = new Set<string>();
	const isNew = (item: BoxItem) => seen.size < seen.add(itemKey(item)).size;
	for await (const item of pages.read(pages.whole, limit)) if (isNew(item)) yield item;
	if (!pages.takeUnread()) return;
	for await (const item of searchByDate(pages)) if (isNew(item)) yield item;
	if (!pages.takeUnread()) return;
	hint(
		`Box finds ${pages.total ?? 'more'} items, but lets only ${seen.size} of them be read. Search for more words, in fewer folders ('In Folders') or for one type of items ('Item Type').`,
	);
}
