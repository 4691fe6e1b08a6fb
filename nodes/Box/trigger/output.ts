import type { INodeExecutionData } from 'n8n-workflow';

import type { BoxEvent } from '../client/types';
import { simplify } from '../events/simplify';
import type { TriggerSettings } from './settings';

/** One item for each event, with Box's own keys. */
export function toItems(
	events: readonly BoxEvent[],
	settings: Pick<TriggerSettings, 'simplify'>,
): INodeExecutionData[] {
	return events.map((event) => ({
		json: settings.simplify ? simplify(event) : event,
	}));
}
