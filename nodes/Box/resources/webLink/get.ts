import { webLink } from '../../entities/webLink';
import { fields, locator, sharedLink } from '../../fields';
import { get as read, operation } from '../../framework';

export const get = operation({
	name: 'Get',
	action: 'Get a web link',
	description: 'Get the properties of a web link, such as the address that it leads to',
	reference: 'get-web-links-id',
	fields: { webLink: locator(webLink) },
	options: { ...fields, ...sharedLink },
	simplify: {},
	request: ({ webLink }) => read(['web_links', webLink]),
});
