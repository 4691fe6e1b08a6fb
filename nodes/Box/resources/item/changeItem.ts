import type { BoxClient } from '../../client/boxClient';
import { asBoxError, BoxError } from '../../client/error';
import { textAt } from '../../client/json';
import type { JsonObject } from '../../client/types';
import type { RunScope } from '../../framework/operation';
import { itemResult } from '../../framework/outputItems';
import { collection } from '../../framework/references/collections';
import type { Chosen } from '../../framework/references/entity';
import { inTurn } from './inTurn';
import { asSent, changed, isTooLong, listChanges, type ListChange } from './listChanges';
import { TOO_MANY, type ListValues } from './listFields';

/**
 * How often a change is tried while others change the item at the same moment. Each time one of them
 * has made a change, so that so many others at once get through without a wait.
 */
const MAX_TRIES = 20;

/** An item, and all that is to be changed of it. */
interface Change {
	box: BoxClient;
	path: string[];
	sent: RunScope['sent'];
	/** Lists of which only some entries change. */
	partial: ListChange[];
	/** The rest, as Box takes it. */
	body: JsonObject;
	refuse: (change: ListChange) => never;
}

/**
 * Changes a file or folder: what the optional fields add to the request, and its lists. To add or
 * remove entries, the list is read first. The change is made only if nobody else has changed the item
 * since, and tried again otherwise, so that no entry of theirs is lost.
 *
 * https://developer.box.com/guides/api-calls/ensure-consistency/
 *
 * @throws {BoxError} `changed_meanwhile` if others change the item each time
 */
export async function changeItem(
	item: Chosen<'file' | 'folder'>,
	values: ListValues,
	scope: RunScope,
): Promise<JsonObject> {
	const { box, sent, run, params } = scope;
	const path = [collection(item.type), item.id];
	const lists = await listChanges(scope, values);
	const whole = lists.filter(({ mode }) => mode === 'replace');
	const partial = lists.filter(({ mode }) => mode !== 'replace');
	const replaced = whole.map((each) => [each.key, asSent(each, each.entries)]);
	const body = { ...sent.body, ...(Object.fromEntries(replaced) as JsonObject) };
	const refuse = ({ key }: ListChange) => params.fail(`updateFields.${key}`, ...TOO_MANY);
	const change = { box, path, sent, partial, body, refuse };
	if (partial.length === 0) return itemResult(await put(change, body));
	// Items of one run that change the same one would only get into each other's way.
	const done = inTurn(run, path.join('/'), async () => await changePart(change));
	return itemResult(await done);
}

async function put({ box, path, sent }: Change, body: JsonObject, etag?: string) {
	const { query } = sent;
	const own: Record<string, string> = etag === undefined ? {} : { 'If-Match': etag };
	return await box.request({
		method: 'PUT',
		path,
		query,
		body,
		headers: { ...own, ...sent.headers },
		// A change that was made although its answer was lost is found when the item is read again.
		repeatable: etag === undefined ? undefined : true,
	});
}

async function changePart(change: Change): Promise<JsonObject> {
	const { box, path, sent, partial, body } = change;
	const isGuarded = 'If-Match' in sent.headers;
	const fields = ['etag', ...partial.map(({ key }) => key)];
	for (let tries = 1; ; tries += 1) {
		const item = await box.request({ method: 'GET', path, query: { fields } });
		const lists = partial.flatMap((each) => {
			const entries = changed(item, each);
			if (entries && isTooLong(each, entries)) change.refuse(each);
			return entries ? [[each.key, asSent(each, entries)]] : [];
		});
		const changes = { ...body, ...(Object.fromEntries(lists) as JsonObject) };
		if (Object.keys(changes).length === 0 && !isGuarded) {
			return await box.request({ method: 'GET', path, query: sent.query });
		}
		const etag = isGuarded ? undefined : textAt(item.etag);
		const answer = await put(change, changes, etag).catch(asBoxError);
		if (!(answer instanceof BoxError)) return answer;
		if (answer.status !== 412 || isGuarded) throw answer;
		if (tries === MAX_TRIES) {
			throw new BoxError({ ...answer, message: answer.message, code: 'changed_meanwhile' });
		}
	}
}
