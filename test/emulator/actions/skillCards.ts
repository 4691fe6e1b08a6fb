import { BoxProblem, MetadataProblem } from '../errors';
import type { MetadataValue, SkillCard } from '../state/metadata';
import type { Fields, Kind } from '../tables/kinds';
import { choice, integer, isRecord, list, required, text } from '../tables/kinds';
import { object, readValues } from '../tables/read';
import type { PatchOperation } from './jsonPatch';

const TIME = text({ pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/ });
const SECOND = integer({ min: 0 });

/** What all cards have. */
const COMMON = {
	created_at: TIME,
	type: required(choice(['skill_card'])),
	skill_card_title: object({ code: text(), message: required(text()) }),
	skill: required(object({ type: required(choice(['service'])), id: required(text()) })),
	invocation: required(
		object({ type: required(choice(['skill_invocation'])), id: required(text()) }),
	),
};

const STATUSES = ['invoked', 'processing', 'success', 'transient_failure', 'permanent_failure'];

/** What each type of card has beside. */
const OWN: Record<string, Fields> = {
	keyword: { entries: required(list(object({ text: text() }))) },
	timeline: {
		duration: SECOND,
		entries: required(
			list(
				object({
					text: text(),
					image_url: text(),
					appears: list(object({ start: required(SECOND), end: required(SECOND) })),
				}),
			),
		),
	},
	transcript: {
		duration: SECOND,
		entries: required(
			list(object({ text: text(), appears: list(object({ start: required(SECOND) })) })),
		),
	},
	status: { status: required(object({ code: required(choice(STATUSES)), message: text() })) },
};

/** A card of any type: which properties it has depends on that. */
const CARD: Kind<SkillCard> = {
	presence: 'optional',
	read: (value, name) => {
		const types = choice(Object.keys(OWN));
		const given = isRecord(value) ? value : {};
		const type = types.read(given.skill_card_type, `${name}.skill_card_type`);
		return object({ ...COMMON, ...OWN[type], skill_card_type: required(types) }).read(value, name);
	},
};

const CARDS = { cards: required(list(CARD)) };

/** The cards as they are kept. 400 `schema_validation_failed` for any that Box would not show. */
export function checkedCards(given: Record<string, unknown>): Record<string, MetadataValue> {
	try {
		return readValues(CARDS, given);
	} catch (error) {
		// Metadata has a code of its own for what is wrong with it.
		if (!(error instanceof BoxProblem)) throw error;
		const [first] = error.context?.errors as Array<{ message: string }>;
		throw new MetadataProblem(400, 'schema_validation_failed', first?.message ?? error.message);
	}
}

/**
 * The cards after all operations, each of which replaces one by its position.
 * https://developer.box.com/reference/put-files-id-metadata-global-boxSkillsCards/
 */
export function patchedCards(
	{ cards }: Record<string, MetadataValue>,
	operations: readonly PatchOperation[],
): Record<string, unknown> {
	const copy: unknown[] = Array.isArray(cards) ? [...cards] : [];
	for (const { op, path, value } of operations) {
		const index = /^\/cards\/(0|[1-9]\d*)$/.exec(path)?.[1];
		if (op !== 'replace' || index === undefined || Number(index) >= copy.length) {
			throw new MetadataProblem(400, 'bad_request', `Cannot ${op} '${path}'`);
		}
		copy[Number(index)] = value;
	}
	return { cards: copy };
}
