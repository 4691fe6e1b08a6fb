import type { BoxError } from '../client/error';
import { entryOf, textAt } from '../client/json';
import type { BoxItem, JsonObject } from '../client/types';
import { BY_CODE, BY_STATUS, NOT_BOX, type Known } from './boxErrors';
import { oneOf, type Entity } from './entity';
import { explainNetwork, type Explanation } from './explainNetwork';
import { itemNoun } from './itemNoun';
import { culprits, type Located } from './located';
import type { OperationErrors } from './types';

/** The user in whose name a call was made, by As-User. */
export interface ActedAs {
	id: string;
	/** Box does not allow the connected account to act as this user at all. */
	refused: boolean;
}

/** What is known of the call that failed. */
export interface Failed {
	/** What the operation's fields name, as far as it is known. */
	located?: readonly Located[];
	actedAs?: ActedAs;
	/** What errors mean in the operation. */
	errors?: OperationErrors;
	/** Whether the node has a field of that display name. */
	hasField?: (displayName: string) => boolean;
}

/** Says what happened in the user's words, and what to do next. */
export function explain(error: BoxError, failed: Failed = {}): Explanation {
	const { located = [], actedAs, errors, hasField } = failed;
	if (actedAs?.refused) return mayNotActAs(actedAs);
	const about = culprits(error, located);
	const known: Known = {
		...(explainNetwork(error) ?? byCase(error, commonEntity(about))),
		...ofOperation(error, errors),
	};
	const { aboutItem, option } = known;
	const named = about.map(({ field, id }) => `'${field}', ID ${id}`).join(', or ');
	const where = [named, actedAs ? `as the user ${actedAs.id}` : ''].filter(Boolean);
	const byOption = option && hasField?.(option.field) ? option.remedy : undefined;
	const remedy = byOption ?? known.remedy;
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
	const words = typeof own === 'string' ? { remedy: own } : { ...own, aboutItem: true as const };
	return { ...words, option: undefined };
}

/** What all of the fields choose one of, if that is the same. */
function commonEntity([first, ...others]: readonly Located[]): Entity | undefined {
	return others.every(({ entity }) => entity === first?.entity) ? first?.entity : undefined;
}

function mayNotActAs({ id }: ActedAs): Explanation {
	return {
		message: `Box does not allow the connected account to act as the user ${id}`,
		remedy:
			"Check 'As User (ID)'. The account must be an administrator, a co-administrator or a service account of the user's enterprise, and the app needs 'Make API calls using the as-user header' in the Box Developer Console; after that change an administrator must authorize it again.",
	};
}

function byCase(error: BoxError, entity: Entity | undefined): Known {
	if (error.code === 'item_name_in_use') return nameInUse(error.conflicts);
	const { code, status } = error;
	const isProxy = isOfProxy(error);
	const known = entryOf(BY_CODE, code);
	const own = isProxy ? undefined : ofEntity(entity, status);
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

/** What a status means for an entity, if that is not what it means for files and folders. */
function ofEntity(entity: Entity | undefined, status: number): Known | undefined {
	if (!entity) return undefined;
	const own = entryOf<Explanation>({ ...entity.failures }, String(status));
	if (own) return { ...own, aboutItem: true };
	if (status !== 404 || entity.path) return undefined;
	return {
		message: `Box knows no such ${entity.noun}, or this account may not see it`,
		remedy: `Check the ID, or choose ${oneOf(entity)} from the list.`,
		aboutItem: true,
	};
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
