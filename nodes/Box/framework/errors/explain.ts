import { explainNetwork } from '../../auth/explainNetwork';
import type { BoxError } from '../../client/error';
import { entryOf, textAt } from '../../client/json';
import type { BoxItem, JsonObject } from '../../client/types';
import { oneOf, type Entity } from '../references/entity';
import { itemNoun } from '../references/itemNoun';
import type { OperationErrors } from '../types';
import type { ActedAs } from './actAs';
import { BY_CODE, BY_STATUS, NOT_BOX, type Known } from './boxErrors';
import type { Explanation } from './explanation';
import { culprits, type Located } from './located';

/** What is known of the call that failed. */
export interface Failed {
	/** What the operation's fields name, as far as it is known. */
	located?: readonly Located[];
	actedAs?: ActedAs;
	/** What errors mean in the operation. */
	errors?: OperationErrors;
	/** What a 403 means, if the call says more about that than Box does. */
	forbidden?: Explanation;
	/** Whether the credential is an app's with a key. */
	withKey?: boolean;
	/** Whether the node has a field of that display name. */
	hasField?: (displayName: string) => boolean;
}

/** Says what happened in the user's words, and what to do next. */
export function explain(error: BoxError, failed: Failed = {}): Explanation {
	const { located = [], actedAs, errors, hasField, withKey } = failed;
	if (actedAs?.refused) return mayNotActAs(actedAs);
	if (failed.forbidden && isForbidden(error)) return failed.forbidden;
	const about = culprits(error, located);
	const entities = [...new Set(about.map(({ entity }) => entity))];
	const known: Known = {
		...(explainNetwork(error) ?? byCase(error, entities)),
		...ofOperation(error, errors),
	};
	const { aboutItem, option } = known;
	const named = about.map(({ field, id }) => `'${field}', ID ${id}`).join(', or ');
	const where = [named, actedAs ? `as the user ${actedAs.id}` : ''].filter(Boolean);
	const byOption = option && hasField?.(option.field) ? option.remedy : undefined;
	const remedy = byOption ?? ((withKey && known.remedyWithKey) || known.remedy);
	return {
		message:
			aboutItem && where.length > 0 ? `${known.message} (${where.join('; ')})` : known.message,
		remedy: error.outcomeUnknown
			? `Box may have made the change: check before you run the node again. ${remedy}`
			: remedy,
	};
}

/** What an error means in the operation: its words hold against all others. */
function ofOperation(error: BoxError, errors: OperationErrors = {}): Partial<Known> {
	const byStatus = error.fromBox ? entryOf(errors, String(error.status)) : undefined;
	const own = entryOf(errors, error.code) ?? byStatus;
	if (own === undefined) return {};
	const words: Partial<Known> = typeof own === 'string' ? { remedy: own } : { ...own };
	if (words.message !== undefined) words.aboutItem = true;
	return { option: undefined, remedyWithKey: undefined, ...words };
}

/** Whether the account is the reason, and not the app's scopes or a proxy. */
function isForbidden(error: BoxError): boolean {
	return error.status === 403 && error.code !== 'insufficient_scope' && !isOfProxy(error);
}

function mayNotActAs({ id }: ActedAs): Explanation {
	return {
		message: `Box does not allow the connected account to act as the user ${id}`,
		remedy:
			"Check 'As User (ID)'. The account must be an administrator, a co-administrator or a service account of the user's enterprise, and the app needs 'Make API calls using the as-user header' in the Box Developer Console; after that change an administrator must authorize it again.",
	};
}

function byCase(error: BoxError, entities: readonly Entity[]): Known {
	if (error.code === 'item_name_in_use') return nameInUse(error.conflicts);
	const { code, status } = error;
	const isProxy = isOfProxy(error);
	const known = entryOf(BY_CODE, code);
	const own = isProxy ? undefined : ofEntities(entities, status);
	// What a status means for an entity says more than Box's general word for it.
	if (own && (!known || GENERAL.includes(code))) return own;
	const general = known ?? (isProxy ? NOT_BOX : BY_STATUS[status]);
	if (general) return general;
	if (status >= 500) {
		return { message: 'Box reports an internal error', remedy: 'Run the node again later.' };
	}
	const wrong = wrongParameters(error.contextInfo);
	return {
		message: wrong ? `Box does not accept a value: ${wrong}` : error.message,
		remedy: 'Check the parameters of the node.',
	};
}

/** Codes that say no more than the status. */
const GENERAL = [
	...['not_found', 'forbidden', 'conflict', 'method_not_allowed'],
	'access_denied_insufficient_permissions',
];

/** What a status means for entities, if that is not what it means for files and folders. */
function ofEntities(entities: readonly Entity[], status: number): Known | undefined {
	const [entity, ...others] = entities;
	const own = others.length === 0 ? entryOf({ ...entity?.failures }, String(status)) : undefined;
	if (own) return { ...own, aboutItem: true };
	// Files, folders and web links are what Box calls items.
	if (status !== 404 || entities.every(({ path }) => path)) return undefined;
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
		remedy: 'Use another name, or another folder. Box ignores upper and lower case in names.',
	};
}

/** An item as Box's answer names it, which may leave out all but the ID. */
function describe({ type, id, name }: BoxItem): string {
	return [`the ${itemNoun(type)}`, textAt(name) && `'${name}'`, `(ID ${id})`]
		.filter(Boolean)
		.join(' ');
}
