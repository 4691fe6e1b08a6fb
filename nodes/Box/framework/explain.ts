import type { BoxError } from '../client/error';
import { entryOf, textAt } from '../client/json';
import type { BoxItem, JsonObject } from '../client/types';
import type { ActedAs } from './actAs';
import { BY_CODE, BY_STATUS, NOT_BOX, type Known } from './boxErrors';
import { oneOf, type Entity } from './entity';
import { explainNetwork, type Explanation } from './explainNetwork';
import { itemNoun } from './itemNoun';
import { culprits, type Located } from './located';
import type { Remedies } from './types';

/** What is known of the call that failed. */
export interface Failed {
	/** What the operation's fields name, as far as it is known. */
	located?: readonly Located[];
	actedAs?: ActedAs;
	/** What the operation's own fields can do about an error, by Box's codes. */
	remedies?: Remedies;
	/** What a 403 means, if the call says more about that than Box does. */
	forbidden?: Explanation;
	/** Whether the node has a field of that display name. */
	hasField?: (displayName: string) => boolean;
}

/** Says what happened in the user's words, and what to do next. */
export function explain(error: BoxError, failed: Failed = {}): Explanation {
	const { located = [], actedAs, remedies, hasField } = failed;
	if (actedAs?.refused) return mayNotActAs(actedAs);
	if (failed.forbidden && isForbidden(error)) return failed.forbidden;
	const about = culprits(error, located);
	const entities = [...new Set(about.map(({ entity }) => entity))];
	const known: Known = explainNetwork(error) ?? byCase(error, entities);
	const { aboutItem, option } = known;
	const named = about.map(({ field, id }) => `'${field}', ID ${id}`).join(', or ');
	const where = [named, actedAs ? `as the user ${actedAs.id}` : ''].filter(Boolean);
	const byOption = option && hasField?.(option.field) ? option.remedy : undefined;
	const remedy = entryOf(remedies ?? {}, error.code) ?? byOption ?? known.remedy;
	return {
		message:
			aboutItem && where.length > 0 ? `${known.message} (${where.join('; ')})` : known.message,
		remedy: error.outcomeUnknown
			? `It is unknown whether Box made the change: look before you run it again. ${remedy}`
			: remedy,
	};
}

/** Whether the account is the reason, and not the app's scopes or a proxy. */
function isForbidden(error: BoxError): boolean {
	return error.status === 403 && error.code !== 'insufficient_scope' && !isOfProxy(error);
}

function mayNotActAs({ id }: ActedAs): Explanation {
	return {
		message: `Box does not let the connected account act as the user ${id}`,
		remedy:
			"Check 'As User (ID)'. The account must be an administrator, a co-administrator or a service account of the user's enterprise, and the app needs 'Make API calls using the as-user header' in the Box Developer Console; after that change an administrator must authorize it again.",
	};
}

function byCase(error: BoxError, entities: readonly Entity[]): Known {
	if (error.code === 'item_name_in_use') return nameInUse(error.conflicts);
	const { status } = error;
	const byStatus = isOfProxy(error) ? NOT_BOX : ofEntities(entities, status);
	const known = entryOf(BY_CODE, error.code);
	// What a status means for an entity says more than Box's general word for it.
	if (known)
		return GENERAL.includes(error.code) ? { ...known, ...ofEntities(entities, status) } : known;
	if (byStatus) return byStatus;
	if (status >= 500) {
		return { message: 'Box has a problem of its own', remedy: 'Run the node again later.' };
	}
	const wrong = wrongParameters(error.contextInfo);
	return {
		message: wrong ? `Box does not accept a value: ${wrong}` : error.message,
		remedy: 'Check the parameters of the node.',
	};
}

/** Codes that say no more than the status. */
const GENERAL = ['not_found', 'forbidden', 'conflict', 'method_not_allowed'];

/** What a status means, for the entities that it may be about. */
function ofEntities(entities: readonly Entity[], status: number): Known | undefined {
	const [entity, ...others] = entities;
	const own = others.length === 0 ? entryOf({ ...entity?.failures }, String(status)) : undefined;
	if (own) return { ...own, aboutItem: true };
	// Files, folders and web links are what Box calls items.
	if (status !== 404 || entities.every(({ path }) => path)) return BY_STATUS[status];
	return {
		message: `Box knows no such ${either(entities.map(({ noun }) => noun))}, or this account may not see it`,
		remedy: `Check the ID, or choose ${either(entities.map(oneOf))} from the list.`,
		aboutItem: true,
	};
}

/** `a`, `a or b`, `a, b or c`. */
function either(words: readonly string[]): string {
	const first = words.slice(0, -1).join(', ');
	return [first, words.at(-1)].filter(Boolean).join(' or ');
}

/** Whether the answer has nothing of Box, and a status by which Box would refuse the call. */
function isOfProxy({ status, code, fromBox }: BoxError): boolean {
	const isUnnamed = code === (status === 401 ? 'unauthorized' : `http_${status}`);
	return !fromBox && isUnnamed && [401, 403, 404, 405].includes(status);
}

/** What Box says of single parameters, under the names they have in its API. */
function wrongParameters(context: JsonObject = {}): string {
	const errors = Array.isArray(context.errors) ? context.errors : [];
	const said = errors.map((each) => {
		if (typeof each !== 'object' || each === null || Array.isArray(each)) return '';
		const { name, message } = each;
		return [textAt(name), textAt(message)].filter(Boolean).join(': ');
	});
	return said.filter(Boolean).join('; ');
}

function nameInUse([conflict]: BoxItem[]): Explanation {
	const holder = conflict ? `: ${describe(conflict)} has it` : '';
	return {
		message: `The name is already taken in that folder${holder}`,
		remedy: 'Use another name, or another folder. Box does not tell upper case from lower case.',
	};
}

/** An item as Box's answer names it, which may leave out all but the ID. */
function describe({ type, id, name }: BoxItem): string {
	return [`the ${itemNoun(type)}`, textAt(name) && `'${name}'`, `(ID ${id})`]
		.filter(Boolean)
		.join(' ');
}
