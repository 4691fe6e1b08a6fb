import { url } from '../../fields';
import type { Field, Settings } from '../../framework/field';

/**
 * The addresses that lead nowhere from the internet:
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const PRIVATE =
	/^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|2[2-5]\d)\.[\d.]+$/;

/** The domains that only a private network knows: https://www.rfc-editor.org/rfc/rfc6762#appendix-G */
const LOCAL = /(^|\.)(local|localhost|localdomain|internal|intranet|lan|corp|home|home\.arpa)$/;

/** n8n answers at such an address for two minutes only, while it waits for a test event. */
const TEST_URL = /\/webhook-test\//;

const WORKABLE = 'Use a public address with https, such as the production URL of a Webhook node.';

const publicUrl = (settings: Pick<Settings, 'required'>) =>
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
			// A dot at the end says that the name is complete.
			const host = hostname.replace(/\.$/, '');
			if (/(^|\.)box\.com$/.test(host)) {
				return { problem: "an address of Box's own", remedy: WORKABLE };
			}
			const isPublic = host.includes('.') && !PRIVATE.test(host) && !LOCAL.test(host);
			return isPublic
				? undefined
				: { problem: 'an address that Box cannot reach', remedy: WORKABLE };
		},
	});

/**
 * Where Box calls.
 *
 * https://developer.box.com/guides/webhooks/v2/limitations-v2/
 */
export function address(settings: Pick<Settings, 'required'> = {}): Field<string> {
	const field = publicUrl(settings);
	return {
		...field,
		read: (scope, name) => {
			const given = field.read(scope, name) as string;
			if (TEST_URL.test(given)) scope.hint(TESTED);
			// With letters of other languages, spaces and capitals as the web writes them.
			return /^https:[!-~]+$/.test(given) ? given : new URL(given).href;
		},
	};
}

const TESTED =
	'The webhook calls a test URL of n8n, at which nothing answers when the test is over. Use the production URL of the Webhook node, and activate its workflow.';
