import { BoxError } from '../error';
import { isItemType } from '../itemPath';
import { objectAt, textAt } from '../json';
import { hasOtherForms } from '../names';
import type { BoxItem, BoxRequest, ItemType, JsonObject } from '../types';

/** What a call has changed of what folders hold. */
export type Change =
	/** The item has another name or stands in another folder; or it is new. */
	| { kind: 'moved'; item: BoxItem; parentId?: string }
	/** The item is not there any more, or it is not known where. */
	| { kind: 'gone'; type: ItemType; id: string }
	/** Something in the folder. */
	| { kind: 'inFolder'; id: string }
	/** Anything: what the account may see. */
	| { kind: 'anywhere' };

/** What came of a call. */
export type Outcome = { answer: JsonObject } | { error: unknown };

/** What a call changes, by what came of it. */
export type ChangesOf = (outcome: Outcome) => Change[];

const ITEM_TYPES = new Map<string | undefined, ItemType>([
	['files', 'file'],
	['folders', 'folder'],
	['web_links', 'web_link'],
]);

/** What decides who sees what. */
const ACCESS = ['collaborations', 'group_memberships', 'groups', 'users'];

/** Calls that find nothing only if the item is not there: a file may well have no metadata. */
const OF_THE_ITEM = ['items', 'copy'];

/** What a call has changed, by what was asked and what came of it. */
export function changesOf(request: BoxRequest, outcome: Outcome): Change[] {
	const { method, path } = request;
	const [collection = '', id, action] = path;
	const isRead = method === 'GET' || method === 'OPTIONS';
	const type = ITEM_TYPES.get(collection);
	if (type === undefined) {
		const takesAway = !isRead && method !== 'POST' && ACCESS.includes(collection);
		return takesAway ? [{ kind: 'anywhere' }] : [];
	}
	if (id === 'content' || id === 'upload_sessions') return [];
	const self: Change[] = id === undefined ? [] : [{ kind: 'gone', type, id }];
	const isAboutItself = action === undefined || OF_THE_ITEM.includes(action);
	if (isAboutItself && 'error' in outcome && isGone(outcome.error)) return self;
	if (isRead) return [];
	if (method === 'DELETE') return action === undefined && !isRefused(outcome) ? self : [];
	const target = targetOf(request, action);
	if (!target || isRefused(outcome)) return [];
	if ('answer' in outcome) return placed(outcome.answer, target);
	return [...(action === 'copy' ? [] : self), ...inFolder(target.parentId)];
}

/** What an upload has changed. */
export function changesOfUpload(
	{ name, parentId }: { name: string; parentId: string },
	outcome: Outcome,
): Change[] {
	if ('answer' in outcome) return placed(outcome.answer, { name, parentId });
	return isRefused(outcome) ? [] : inFolder(parentId);
}

/** What a new version of a file has changed. */
export function changesOfVersion(id: string, name: string | undefined, outcome: Outcome): Change[] {
	if ('error' in outcome && isGone(outcome.error)) return [{ kind: 'gone', type: 'file', id }];
	if (name === undefined || isRefused(outcome)) return [];
	if ('answer' in outcome) return placed(outcome.answer, { name });
	return [{ kind: 'gone', type: 'file', id }];
}

/** Where something is to be, and what it is to be called. */
interface Target {
	name?: string;
	parentId?: string;
}

/** `undefined` if the call changes neither name nor folder. */
function targetOf({ method, path, body }: BoxRequest, action?: string): Target | undefined {
	const { name, parent } = objectAt(body);
	const target = { name: textAt(name), parentId: textAt(objectAt(parent).id) };
	if (method === 'POST' && (action === 'copy' || path.length <= 2)) return target;
	const isUpdate = method === 'PUT' && path.length === 2;
	return isUpdate && (name !== undefined || parent !== undefined) ? target : undefined;
}

/** The item where the answer, or else the request, says that it is. */
function placed(answer: JsonObject, target: Target): Change[] {
	const { type } = answer;
	const id = textAt(answer.id);
	const parentId = textAt(objectAt(answer.parent).id) ?? target.parentId;
	const name = textAt(answer.name) ?? target.name;
	if (!isItemType(type) || id === undefined) return inFolder(parentId, true);
	const item = { type, id };
	if (name === undefined) return [{ kind: 'gone', ...item }, ...inFolder(parentId, true)];
	// It may be the very name that a look-up wants, where another form of it is known.
	const isHidden = parentId === undefined && hasOtherForms(name);
	const moved: Change = { kind: 'moved', item: { ...item, name }, parentId };
	return isHidden ? [moved, { kind: 'anywhere' }] : [moved];
}

function inFolder(id: string | undefined, isCertain = false): Change[] {
	if (id !== undefined) return [{ kind: 'inFolder', id }];
	return isCertain ? [{ kind: 'anywhere' }] : [];
}

function isGone(error: unknown): boolean {
	if (!(error instanceof BoxError) || !error.fromBox) return false;
	return error.status === 404 || error.code === 'trashed';
}

/** Whether the call certainly had no effect. */
function isRefused(outcome: Outcome): boolean {
	if (!('error' in outcome)) return false;
	return outcome.error instanceof BoxError && !outcome.error.outcomeUnknown;
}
