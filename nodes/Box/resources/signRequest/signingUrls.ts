import { isObject } from '../../client/json';
import type { Json, JsonObject } from '../../client/types';
import { flag } from '../../fields';
import { resultOf, type Result, type ResultKind } from '../../framework/result';

/** Whoever has one of these can sign for a signer, or change and send the request. */
const SIGNING_URLS = new Set(['embed_url', 'iframeable_embed_url', 'prepare_url']);

/** The option that asks for them. */
export const includeSigningUrls = flag('Include Signing URLs', {
	description:
		"Whether to return the URLs that open the document for a signer or for preparation. Whoever has one can sign, and n8n stores them in the execution's data.",
	to: 'nowhere',
});

/** The same result, without the URLs that sign unless the option asks for them. */
export function ofSignRequests(kind: ResultKind): Result {
	const result = resultOf(kind);
	return {
		...result,
		run: async (scope, request) => {
			const found = await result.run(scope, request);
			if (scope.params.flag('options.includeSigningUrls')) return found;
			const plain = Array.isArray(found) ? found.map(withoutUrls) : withoutUrls(found as Json);
			return plain as JsonObject | JsonObject[];
		},
	};
}

function withoutUrls(value: Json | undefined): Json | undefined {
	if (Array.isArray(value)) return value.map((each) => withoutUrls(each) as Json);
	if (!isObject(value)) return value;
	const kept = Object.entries(value).filter(([key]) => !SIGNING_URLS.has(key));
	return Object.fromEntries(kept.map(([key, inner]) => [key, withoutUrls(inner)]));
}
