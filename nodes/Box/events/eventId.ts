import { createHash } from 'node:crypto';

import type { BoxEvent } from '../client/types';

/**
 * What tells an event from others. Box leaves `event_id` empty in a few events; those are told
 * apart by all they say.
 */
export function eventId(event: BoxEvent): string {
	if (event.event_id) return event.event_id;
	return `sha256:${createHash('sha256').update(JSON.stringify(event)).digest('base64url')}`;
}
