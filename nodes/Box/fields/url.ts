import { quote } from '../framework/errors/quote';
import { described, sentAs, type Field, type Settings } from '../framework/field';
import type { Params } from '../framework/params/params';
import { withoutUrlSecrets } from '../framework/references/boxUrl';

interface UrlSettings extends Settings {
	/** What else is wrong with a URL, in words that follow "is"; nothing if it is right. */
	refuse?: (url: URL) => { problem: string; remedy: string } | undefined;
}

/** An address on the web, which begins with `http://` or `https://`. */
export function url(displayName: string, settings: UrlSettings = {}): Field<string> {
	return {
		property: { displayName, type: 'string', default: '', ...described(settings) },
		...sentAs(settings),
		read: ({ params }, name) => readUrl(params, name, settings),
	};
}

function readUrl(params: Params, name: string, { example, refuse }: UrlSettings): string {
	const text = params.optionalGuard(name)?.trim();
	if (text === undefined) return params.fail(name, 'is empty', 'Enter a URL.');
	const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
	const shown = quote(withoutUrlSecrets(text));
	if (!url) {
		const remedy = `Use a URL such as ${example ?? 'https://example.com'}.`;
		return params.fail(name, `is not a URL: ${shown}`, remedy);
	}
	const wrong = refuse?.(url);
	if (wrong) params.fail(name, `is ${wrong.problem}: ${shown}`, wrong.remedy);
	return text;
}
