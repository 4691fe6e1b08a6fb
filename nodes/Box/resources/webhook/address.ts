import { url } from '../../fields';
import type { Settings } from '../../framework/field';

/** The ranges that lead nowhere from the internet: https://datatracker.ietf.org/doc/html/rfc1918 */
const PRIVATE = /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/;

const WORKABLE = 'Use a public address with https, such as the production URL of a Webhook node.';

/**
 * Where Box calls.
 *
 * https://developer.box.com/guides/webhooks/v2/limitations-v2/
 */
export const address = (settings: Pick<Settings, 'required'> = {}) =>
	url('Address', {
		...settings,
		example: 'https://n8n.example.com/webhook/box',
		description:
			'The URL that Box calls: with https, on port 443, and public. The production URL of a Webhook node is one.',
		refuse: ({ protocol, port, hostname }) => {
			if (protocol !== 'https:') return { problem: 'a URL without https', remedy: WORKABLE };
			if (port !== '') {
				return {
					problem: 'a URL with a port',
					remedy: 'Box calls the port 443 only. Remove the port.',
				};
			}
			if (/(^|\.)box\.com$/.test(hostname)) {
				return { problem: "an address of Box's own", remedy: WORKABLE };
			}
			const isPublic =
				hostname.includes('.') && !PRIVATE.test(hostname) && !hostname.endsWith('.local');
			return isPublic
				? undefined
				: { problem: 'an address that Box cannot reach', remedy: WORKABLE };
		},
	});
