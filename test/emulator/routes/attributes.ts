import type { Attributes } from '../actions/upload';
import type { Body } from '../server/input';
import { clearableText, optionalId, optionalText, optionalTime } from '../server/input';

/** The `attributes` of an upload. */
export function readAttributes(body: Body): Attributes {
	return {
		name: optionalText(body, 'name'),
		parentId: optionalId(body, 'parent'),
		description: clearableText(body, 'description'),
		contentCreatedAt: optionalTime(body, 'content_created_at') ?? undefined,
		contentModifiedAt: optionalTime(body, 'content_modified_at') ?? undefined,
	};
}
