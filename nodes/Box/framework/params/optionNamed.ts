import type { INodeProperties } from 'n8n-workflow';

import { foldName } from '../../client/names';
import { unquoted } from './unquoted';

/**
 * The value of a list's option that a text names as people do: `Co-Owner`, or `web link` for
 * `web_link`. AI agents give what they read.
 */
export function optionNamed(
	{ options = [] }: Pick<INodeProperties, 'options'>,
	text: unknown,
): unknown {
	if (typeof text !== 'string') return undefined;
	const wanted = words(unquoted(text));
	for (const option of options) {
		if (!('value' in option)) continue;
		if ([option.name, String(option.value)].some((each) => words(each) === wanted)) {
			return option.value;
		}
	}
	return undefined;
}

function words(text: string): string {
	return foldName(text)
		.split(/[\s_-]+/)
		.filter(Boolean)
		.join(' ');
}
