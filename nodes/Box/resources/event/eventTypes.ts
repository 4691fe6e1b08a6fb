import { ENTERPRISE_EVENT_TYPES } from '../../events/enterpriseEventTypes';
import { EVENT_TYPES } from '../../events/eventTypes';
import type { Stream } from '../../events/streams';
import { list, loadedChoices } from '../../fields';
import type { Field } from '../../framework/field';
import { readFilledList } from '../../framework/params/readList';

/** The types of the events to return. An account's have other names than an enterprise's. */
export const eventTypes = loadedChoices('Event Types', {
	method: 'listEventTypes',
	options: (parameter) => [
		...(isOfEnterprise(parameter('stream')) ? ENTERPRISE_EVENT_TYPES : EVENT_TYPES),
	],
	dependsOn: ['stream'],
	description:
		"The types of events to return. An enterprise's events (UPLOAD) have other names than an account's (ITEM_UPLOAD). Leave empty for all events. For a type that is not listed, add Other Event Types in the options.",
	hint: 'Leave empty for all events',
});

/** Box has many more types than a list can show, and adds some without notice. */
export const otherEventTypes: Field<string[]> = {
	...list('Other Event Types', {
		example: 'ITEM_OPEN',
		description:
			'Comma-separated event types, with the names that <a href="https://developer.box.com/guides/events/event-triggers/" target="_blank">Box</a> gives them. They are added to those that are chosen from the list.',
		to: 'nowhere',
	}),
	read: ({ params }, name) => readFilledList(params, name),
};

const OF_ENTERPRISE =
	"an enterprise's events mostly have other names than an account's. Choose the types from the list.";

/** What is said of types that events of the stream do not have. */
export const OTHER_NAMES = {
	enterprise: OF_ENTERPRISE,
	enterpriseHistory: OF_ENTERPRISE,
	user: "an account's events mostly have other names than an enterprise's. Choose the types from the list.",
};

/** Those of the types that are listed for the events of another stream alone. */
export function typesOfOther(stream: Stream, types: readonly string[]): string[] {
	const isOwn = isOfEnterprise(stream);
	const own = isOwn ? ENTERPRISE_EVENT_TYPES : EVENT_TYPES;
	const other = isOwn ? EVENT_TYPES : ENTERPRISE_EVENT_TYPES;
	const isIn = (list: typeof own, type: string) =>
		list.some(({ value }) => value === type.toUpperCase());
	return types.filter((type) => isIn(other, type) && !isIn(own, type));
}

function isOfEnterprise(stream: unknown): boolean {
	return stream === 'enterprise' || stream === 'enterpriseHistory';
}
