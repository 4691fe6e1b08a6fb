import { isObject } from '../../client/json';
import type { JsonObject } from '../../client/types';
import { addScope } from '../../framework/errors/addScope';
import { InputError } from '../../framework/errors/inputError';
import { withoutFence } from '../../framework/params/withoutFence';
import type { Result } from '../../framework/result';
import type { OperationErrors } from '../../framework/types';

/** What Box's refusals mean here: https://developer.box.com/guides/box-ai/ai-tutorials/prerequisites/ */
export const AI_ERRORS: OperationErrors = {
	403: {
		message: 'The connected account may not use Box AI for this',
		remedy:
			'Check in the Admin Console that Box AI and its API are enabled for the enterprise and for this user, and that the account may see the content.',
	},
	not_found:
		'Check the IDs, and that the content is shared with the connected account. If the options have an AI Agent ID, check that, too.',
	insufficient_scope: addScope({ name: 'Manage AI', value: 'ai.readwrite' }),
};

/** The answer of Box AI. Asking twice changes nothing in Box, so it is repeated after a lost connection. */
export function answer(shape: (found: JsonObject) => JsonObject = (found) => found): Result {
	return {
		run: async ({ box, params }, request) => {
			const found = await box.request({
				...request,
				expects: 'answer',
				mayBeEmpty: true,
				repeatable: true,
			});
			if (found.answer !== undefined) return shape(found);
			if (isObject(request.body) && hasHub(request.body)) params.fail('hub', ...EMPTY_HUB);
			throw new InputError('Box AI finds no content in the files', 'Choose files that have text.');
		},
	};
}

const EMPTY_HUB = [
	'has no content that Box AI can search',
	'Box indexes a hub if Box AI for Hubs was enabled in the Admin Console before the hub was created. Enable it and create the hub anew, or ask about files.',
] as const;

function hasHub({ items }: JsonObject): boolean {
	return Array.isArray(items) && items.some((item) => isObject(item) && item.type === 'hubs');
}

/** The answer of a free extraction, and its values if it is JSON, as models mostly write it. */
export function withValues(found: JsonObject): JsonObject {
	const values = toValues(found.answer);
	return values ? { ...found, extracted: values } : found;
}

function toValues(text: unknown): JsonObject | undefined {
	if (typeof text !== 'string') return undefined;
	try {
		const parsed: unknown = JSON.parse(withoutFence(text));
		return isObject(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}
