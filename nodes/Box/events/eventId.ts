import { createHash } from 'node:crypto';

import type { BoxEvent } from '../client/types';

/**
 * What tells an event from others. Box leaves `event_id` empty in a few events; those are told
 * apart by all they say.
 */
export function eventId(event: BoxEvent): string {
	return event.event_id || `sha256:${sha256(JSON.stringify(event))}`;
}

/** Stands for the ID of an event where thousands are kept: 72 bits, which no two are likely to share. */
export function eventDigest(id: string): string {
	return sha256(id).slice(0, 12);
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}
