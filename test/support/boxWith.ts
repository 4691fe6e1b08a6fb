import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { Box } from '../../nodes/Box/Box.node';
import type { Timing } from '../../nodes/Box/client/http/timing';
import { runItems } from '../../nodes/Box/framework/itemLoop';
import { resources } from '../../nodes/Box/resources';

/** The Box node with a clock of its own. */
export function boxWith(clock: Timing): INodeType {
	return Object.assign(new Box(), {
		execute: async function (this: IExecuteFunctions) {
			return [await runItems(this, resources, clock)];
		},
	});
}
