import type { JsonObject } from '../../client/types';
import { fields, sharedLink, text } from '../../fields';
import { operation } from '../../framework';
import type { Field } from '../../framework/field';
import { itemResult } from '../../framework/outputItems';
import { parseSharedLink } from '../../framework/references/reference';

/** The address of a shared link, checked. */
const link: Field<string> = {
	...text('Shared Link', {
		required: true,
		example: 'https://app.box.com/s/abcdef',
		description: 'The address of the shared link, as it was sent to people',
	}),
	read: ({ params }, name) => parseSharedLink(params.text(name), params.displayName(name)),
};

export const resolve = operation({
	name: 'Resolve',
	action: 'Resolve a shared link',
	description:
		'Get the file, folder, web link or app item (such as a hub) that a shared link leads to',
	reference: 'get-shared-items',
	fields: { sharedLink: link },
	options: { ...fields, sharedLinkPassword: sharedLink.sharedLinkPassword },
	simplify: {},
	async run({ sharedLink: url, sharedLinkPassword: password }, { box, sent }) {
		const request = { method: 'GET', path: ['shared_items'], query: sent.query } as const;
		const through = box.with({ sharedLink: { url, password } });
		return itemResult(await through.request<JsonObject>({ ...request, expects: 'item' }));
	},
	errors: {
		404: {
			message: 'The shared link opens nothing for this account',
			remedy:
				'It was removed, has expired, or is only for people of the enterprise or those invited. Check it in a browser.',
		},
	},
});
