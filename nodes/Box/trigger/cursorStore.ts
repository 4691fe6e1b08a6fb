import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';

import { isList } from '../client/json';
import { Cursor } from '../events/cursor';
import { toState, type StreamIdentity } from '../events/cursorState';
import { isSame } from './account';

/** Streams that were followed before, of which the place is kept. */
const MOST_OTHERS = 3;

/**
 * Where n8n keeps a cursor: in the static data of the workflow. A node's own goes by its name, and a
 * trigger that is renamed would begin anew; so here it goes by its ID.
 *
 * https://docs.n8n.io/code/cookbook/builtin/get-workflow-static-data/
 */
export class CursorStore {
	private readonly slot: string;
	/** The newest first: who connects an account again goes on where it was. */
	private readonly otherSlot: string;

	constructor(
		private readonly context: Pick<ITriggerFunctions, 'getNode' | 'getWorkflowStaticData'>,
	) {
		this.slot = `boxTrigger:${context.getNode().id}`;
		this.otherSlot = `${this.slot}:others`;
	}

	/** What is kept of the stream that was followed last; `undefined` where there is nothing. */
	read(): unknown {
		return this.data[this.slot];
	}

	/** A cursor for a stream that was followed before, as far as it is kept and not damaged. */
	find(identity: StreamIdentity): Cursor | undefined {
		for (const kept of [this.read(), ...this.others]) {
			const cursor = Cursor.resume(identity, kept);
			if (cursor) return cursor;
		}
		return undefined;
	}

	/** From now on this stream is followed; the place in the one before is kept. */
	change(cursor: Cursor): void {
		const isOther = (kept: unknown) => {
			const state = toState(kept);
			return state !== undefined && !isSame(state, cursor.identity);
		};
		const others = [this.read(), ...this.others].filter(isOther).slice(0, MOST_OTHERS);
		if (others.length > 0) this.data[this.otherSlot] = plain(others);
		else delete this.data[this.otherSlot];
		this.keep(cursor);
	}

	/** n8n writes it to its database with the next start of an execution, and after activation. */
	keep(cursor: Cursor): void {
		this.data[this.slot] = { ...cursor.toState() };
	}

	private get others(): readonly unknown[] {
		const others: unknown = this.data[this.otherSlot];
		return isList(others) ? others : [];
	}

	private get data(): IDataObject {
		return this.context.getWorkflowStaticData('global');
	}
}

/** Without n8n's wrapping around what it keeps. */
function plain(states: unknown[]): IDataObject[] {
	return JSON.parse(JSON.stringify(states)) as IDataObject[];
}
