import { text } from '../../fields';
import { quote } from '../../framework/errors/quote';
import type { Field, Settings } from '../../framework/field';
import type { Params } from '../../framework/params/params';
import { withoutUrlSecrets } from '../../framework/references/boxUrl';

/** Where a web link leads: a whole web address. It is checked before Box is asked anything. */
export function address(settings: Settings): Field<string> {
	const field = text('URL', { example: 'https://example.com/page', ...settings });
	return { ...field, read: ({ params }, name) => readAddress(params, name) };
}

/** https://developer.box.com/reference/post-web-links/#param-url */
function readAddress(params: Params, name: string): string {
	const given = params.optionalGuard(name)?.trim();
	if (given === undefined) params.fail(name, 'is empty', 'Enter a value.');
	const url = given.replace(/^https?:\/\//i, (scheme) => scheme.toLowerCase());
	if (/^https?:\/\/[^/]/.test(url) && URL.canParse(url) && !/\p{Cc}/u.test(url)) return url;
	return params.fail(
		name,
		`is not a web address: ${quote(withoutUrlSecrets(given))}`,
		'Enter a whole one that begins with http:// or https://, such as https://example.com/page.',
	);
}
