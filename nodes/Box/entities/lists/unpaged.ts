import type { INodeListSearchResult } from 'n8n-workflow';

import type { BoxClient } from '../../client/boxClient';
import { matching, type BoxEntry } from './named';

/**
 * A list that Box gives whole and does not filter.
 *
 * @param path of the list
 * @param label what is shown of an entry
 * @param filter what the label has to contain, in any case
 */
export async function wholeList(
	box: BoxClient,
	path: readonly string[],
	label: (entry: BoxEntry) => string,
	filter: string,
): Promise<INodeListSearchResult> {
	const answer = await box.request({ method: 'GET', path, expects: 'items' });
	const entries = Array.isArray(answer.entries) ? (answer.entries as BoxEntry[]) : [];
	return { results: matching(entries, label, filter) };
}
