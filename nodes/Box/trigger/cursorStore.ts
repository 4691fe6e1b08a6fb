import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';

import type { Cursor } from '../events/cursor';

/**
 * Where n8n keeps a cursor: in the static data of the workflow. A node's own goes by its name, and a
 * trigger that is renamed would begin anew; so here it goes by its ID.
 *
 * https://docs.n8n.io/code/cookbook/builtin/get-workflow-static-data/
 */
export class CursorStore {
	private readonly slot: string;

	constructor(
		private readonly context: Pick<ITriggerFunctions, 'getNode' | 'getWorkflowStaticData'>,
	) {
		this.slot = `boxTrigger:${context.getNode().id}`;
	}

	/** `undefined` where there is nothing. */
	read(): unknown {
		return this.data[this.slot];
	}

	/** n8n writes it to its database with the next start of an execution, and after activation. */
	keep(cursor: Cursor): void {
		this.data[this.slot] = { ...cursor.toState() };
	}

	forget(): void {
		delete this.data[this.slot];
	}

	private get data(): IDataObject {
		return this.context.getWorkflowStaticData('global');
	}
}
