import { createHash } from 'node:crypto';

import type { BoxEvent } from '../client/types';

/**
 * What distinguishes an event from others. Box leaves `event_id` empty in a few events: their ID is a hash
 * of everything they say.
 */
export function eventId(event: BoxEvent): string {
	return event.event_id || `sha256:${sha256(JSON.stringify(event))}`;
}

/** A short form of an event's ID, to keep thousands of them: 72 bits, so no two are likely to collide. */
export function eventDigest(id: string): string {
	return sha256(id).slice(0, 12);
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}
