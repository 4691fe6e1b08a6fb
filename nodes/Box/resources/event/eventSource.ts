import type { BoxClient } from '../../client/boxClient';
import type { PageSource } from '../../events/eventSource';
import { missingRight } from '../../events/missingRight';
import type { Stream } from '../../events/streams';
import { InputError } from '../../framework/errors/inputError';
import type { Params } from '../../framework/params/params';
import { AS_USER } from '../../framework/requestOptions';

/**
 * The events of the chosen stream. Rejects with an `InputError` if the stream is for administrators
 * and the account is not one.
 */
export function eventSource(box: BoxClient, params: Params, stream: Stream): PageSource {
	return {
		eventPage: async (query) =>
			await box.eventPage(query).catch((error: unknown) => {
				// With As User the refusal may be about that, which the node explains by itself.
				const isAnother = params.optionalText(AS_USER) !== undefined;
				const missing = stream === 'user' || isAnother ? undefined : missingRight(error);
				if (!missing) throw error;
				throw new InputError(
					`'${params.displayName('stream')}' ${missing.problem}`,
					missing.remedy,
				);
			}),
	};
}
