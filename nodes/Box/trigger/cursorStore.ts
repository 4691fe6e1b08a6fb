import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';

import { isList } from '../client/json';
import { Cursor } from '../events/cursor';
import { isSameStream, toState, type StreamIdentity } from '../events/cursorState';

/** How many streams that were followed before are kept. */
const MOST_OTHERS = 3;

/**
 * Where n8n keeps a cursor: in the static data of the workflow. A node's own static data goes by its
 * name, and a renamed trigger would start again; so this goes by its ID.
 *
 * https://docs.n8n.io/code/cookbook/builtin/get-workflow-static-data/
 */
export class CursorStore {
	private readonly key: string;
	/** The newest first: a trigger continues where it stopped when an account is connected again. */
	private readonly othersKey: string;

	constructor(
		private readonly context: Pick<ITriggerFunctions, 'getNode' | 'getWorkflowStaticData'>,
	) {
		this.key = `boxTrigger:${context.getNode().id}`;
		this.othersKey = `${this.key}:others`;
	}

	/** What is stored of the stream that was followed last; `undefined` if nothing is. */
	read(): unknown {
		return this.data[this.key];
	}

	/** Whether a position is stored of the stream that was followed last, and it is of this type. */
	hasPosition(streamType: string): boolean {
		return toState(this.read())?.stream === streamType;
	}

	/** Whether the stream that was followed last is one of another account. */
	followsOther(account: string): boolean {
		const state = toState(this.read());
		return state !== undefined && state.account !== account;
	}

	/** A cursor for a stream that was followed before, if it is stored and not damaged. */
	find(identity: StreamIdentity): Cursor | undefined {
		for (const stored of [this.read(), ...this.others]) {
			const cursor = Cursor.resume(identity, stored);
			if (cursor) return cursor;
		}
		return undefined;
	}

	/** From now on this stream is followed. The cursor of the one before stays stored. */
	switchTo(cursor: Cursor): void {
		const isOther = (stored: unknown) => {
			const state = toState(stored);
			return state !== undefined && !isSameStream(state, cursor.identity);
		};
		const others = [this.read(), ...this.others].filter(isOther).slice(0, MOST_OTHERS);
		if (others.length > 0) this.data[this.othersKey] = withoutProxies(others);
		else delete this.data[this.othersKey];
		this.keep(cursor);
	}

	/** n8n saves it to its database with the next start of an execution, and after activation. */
	keep(cursor: Cursor): void {
		this.data[this.key] = { ...cursor.toState() };
	}

	private get others(): readonly unknown[] {
		const others: unknown = this.data[this.othersKey];
		return isList(others) ? others : [];
	}

	private get data(): IDataObject {
		return this.context.getWorkflowStaticData('global');
	}
}

/** n8n wraps what it keeps, to observe changes. */
function withoutProxies(states: unknown[]): IDataObject[] {
	return JSON.parse(JSON.stringify(states)) as IDataObject[];
}
