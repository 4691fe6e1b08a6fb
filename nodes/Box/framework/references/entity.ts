import type { INodeListSearchResult } from 'n8n-workflow';

import type { BoxClient } from '../../client/boxClient';
import type { Explanation } from '../errors/explanation';

/** What is typed into a list, and which page of it is wanted. */
export interface ListQuery {
	/** Without spaces around it; empty for all. */
	filter: string;
	/** From the page before. */
	token?: string;
	/** What the editor holds for another parameter: the file whose comments are listed. */
	parameter: (name: string) => unknown;
}

/** One page of what can be chosen. */
export type ListPage = (box: BoxClient, query: ListQuery) => Promise<INodeListSearchResult>;

/** A list to choose from. */
export interface EntityList {
	page: ListPage;
	/** Shown below the list: what can be typed. */
	hint: string;
	/** What it means if Box forbids to list them, if that says more than a 403 does elsewhere. */
	forbidden?: Explanation;
}

/** Another way to name one, which Box has to be asked about. */
export interface EntityName {
	/** The locator's mode: `email`. */
	mode: string;
	/** As the editor shows the mode: `By Email`. */
	displayName: string;
	/** In words: "email address". */
	noun: string;
	example: string;
	hint: string;
	/** Whether a text is meant so, whatever the mode. */
	fits(text: string): boolean;
	/** The ID of the one of that name; `undefined` if there is none. */
	find(box: BoxClient, name: string): Promise<string | undefined>;
}

/**
 * Something in Box that a field can choose one of: a file, a group. All that the node has to know
 * of it stands here: its locator, its list, how references to it are read, and its words in errors.
 */
export interface Entity<Type extends string = string> {
	/** Box's `type`: `web_link`. */
	type: Type;
	/** In Box's user interface's words: `web link`. */
	noun: string;
	plural: string;
	/** The first segment of its address in Box's API: `web_links`. */
	collection: string;
	/** How its IDs look, and what they are called if not that. A number without. */
	id?: { pattern: RegExp; example: string; rule: string; noun?: string };
	/** Its address in Box's web app. */
	url?: {
		/** What stands before the ID: `web_link`. */
		segments: readonly string[];
		example: string;
	};
	/** Whether it stands in a folder, so that a path leads to it, and what such a path looks like. */
	path?: { example: string };
	name?: EntityName;
	list: EntityList;
	/** The list of those in the trash. */
	trashed?: EntityList;
	/** What a status means for it, if that is not what it means for most. */
	failures?: Partial<Record<403 | 404 | 405 | 409, Explanation>>;
}

/** An ID of most of Box's resources. */
export const NUMERIC_ID = {
	pattern: /^\d+$/,
	example: '1234567890',
	rule: 'An ID of Box consists of digits only',
};

/** How the IDs of an entity look. */
export function idOf(entity: Entity): NonNullable<Entity['id']> {
	return entity.id ?? NUMERIC_ID;
}

/** What its IDs are called: a field of a template has a key. */
export function idNoun({ id }: Entity): string {
	return id?.noun ?? 'ID';
}

/** `a file`, `an AI agent`, `a user`. */
export function oneOf({ noun }: Entity): string {
	return `${/^([aeio]|un[^i])/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** The node's method that lists an entity: `searchWebLinks`. */
export function searchMethod({ plural }: Entity, isTrashed = false): string {
	const words = `${isTrashed ? 'trashed ' : ''}${plural}`.split(' ');
	return `search${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
}

/** One of an entity that a field has chosen, for one input item. */
export class Chosen<Type extends string = string> {
	constructor(
		readonly type: Type,
		readonly id: string,
		/** The client that may see it: a shared link may be what gives access. */
		readonly box: BoxClient,
		/** Whether it was named by a shared link. */
		readonly isShared = false,
	) {}
}
