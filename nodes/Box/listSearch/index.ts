import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { ItemType } from '../client/types';
import { toNodeError } from '../framework/errors';
import { connect } from '../auth/connect';
import { browse } from './browse';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/**
 * What the From List mode of a locator shows.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/ui-elements/#resource-locator
 */
function listOf(type: ItemType): ListSearch {
	return async function (filter, paginationToken) {
		try {
			const box = (await connect(this)).with({ asUser: chosenUser(this) });
			return await browse(box, type, filter?.trim() ?? '', paginationToken);
		} catch (error) {
			throw toNodeError(error, this.getNode());
		}
	};
}

/** The user in whose name the node is going to act, where the editor knows the ID already. */
function chosenUser(context: ILoadOptionsFunctions): string | undefined {
	const id = context.getCurrentNodeParameter('options.asUser');
	return typeof id === 'string' && /^\d+$/.test(id.trim()) ? id.trim() : undefined;
}

export const listSearch = {
	searchFiles: listOf('file'),
	searchFolders: listOf('folder'),
	searchWebLinks: listOf('web_link'),
};
