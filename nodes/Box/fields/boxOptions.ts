import { quote } from '../framework/errors/quote';
import type { Field } from '../framework/field';
import type { Params } from '../framework/params/params';
import { guard } from './text';

/**
 * Protects a change that somebody else made meanwhile: a write fails with 412 if the item has
 * changed since.
 *
 * https://developer.box.com/guides/api-calls/ensure-consistency/
 */
export const ifMatch: Field<string | undefined> = {
	...guard('If-Match (Etag)', {
		example: '3',
		description:
			'The etag of the item, as a previous step returned it with Simplify off. If somebody has changed the item since, Box refuses.',
		to: 'headers',
		key: 'If-Match',
	}),
	read: ({ params }, name) => etag(params, name),
};

/** As HTTP writes an etag. Box compares its own without quotation marks. */
const QUOTED = /^(?:W\/)?"(.*)"$/;

function etag(params: Params, name: string): string | undefined {
	const text = params.optionalHeader(name);
	if (text === undefined) return undefined;
	const etag = QUOTED.exec(text)?.[1] ?? text;
	if (/^[!#-~]+$/.test(etag)) return etag;
	return params.fail(
		name,
		`is not an etag: ${quote(text)}`,
		"Use the item's 'etag', a number such as 3.",
	);
}

/** Gives access to content through somebody's shared link. The node applies it to all calls. */
export const sharedLink = {
	sharedLink: guard('Shared Link', {
		example: 'https://app.box.com/s/abcdef',
		description: 'The shared link that gives access to the item or to a folder above it',
		to: 'nowhere',
	}),
	sharedLinkPassword: guard('Shared Link Password', {
		description: 'Needed only if the shared link has a password',
		secret: true,
		to: 'nowhere',
	}),
};
