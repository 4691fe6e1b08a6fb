import type { BoxError } from '../client/error';
import { HOST_FIELDS } from './hostFields';
import { checkHost, checkProxyLogin, namedHost } from './unreached';

/** An error in the user's words, and the next step. */
export interface Explanation {
	message: string;
	remedy: string;
}

const EXAMPLE = 'http://proxy.example:3128';

/**
 * Says why Box did not answer, and what to do about it; undefined for an error that Box or a
 * gateway answered with.
 */
export function explainNetwork(error: BoxError): Explanation | undefined {
	if (error.status !== 0) return undefined;
	return error.proxy || error.code === 'proxy_setting' ? ofProxy(error) : ofNetwork(error);
}

function ofNetwork({ code, message, unreached }: BoxError): Explanation | undefined {
	const field = unreached?.setting && HOST_FIELDS[unreached.setting].displayName;
	const host = unreached && (field ? namedHost(unreached.host, field) : unreached.host);
	const at = host === undefined ? '' : ` at ${host}`;
	switch (code) {
		case 'network_error':
			return {
				message: `Box could not be reached${at}`,
				remedy: field
					? checkHost(field)
					: "Check this machine's network and proxy settings, and the hosts in the credential.",
			};
		case 'timeout':
			if (field) return { message: `Box did not answer in time${at}`, remedy: checkHost(field) };
			return {
				message: `Box did not answer in time${at}`,
				remedy: 'Run the node again. If it happens again, check the network.',
			};
		case 'tls_error':
			return {
				message: `No secure connection to Box could be made${at}`,
				remedy: `Check ${field ? `'${field}'` : 'the hosts'} in the credential. If a proxy or gateway replaces Box's certificate with its own, set NODE_EXTRA_CA_CERTS to the file of its certificate authority.`,
			};
		case 'invalid_answer':
			return {
				message: 'What answered is not Box',
				remedy: "Check 'API Host' and 'Upload Host' in the credential, and any proxy in between.",
			};
		case 'invalid_request':
			return {
				message: `A value cannot be sent to Box: ${message}`,
				remedy: 'Correct the value: it may come from an expression.',
			};
		case 'no_connection':
			return {
				message: 'All connections to Box are in use',
				remedy:
					"Run fewer workflows that use Box at the same time, or fewer items at once ('Items at Once' in the request options), or run again later.",
			};
		default:
			return undefined;
	}
}

function ofProxy({ code, proxy, message }: BoxError): Explanation {
	const { address = '', variable = '' } = proxy ?? {};
	const setting = `the environment variable ${variable}`;
	switch (code) {
		case 'proxy_setting':
			return {
				message,
				remedy: `Set a proxy that starts with http:// or https://, such as ${EXAMPLE} (special characters in a user or password are percent-encoded), or exempt Box's hosts from it in NO_PROXY.`,
			};
		case 'proxy_login':
			return {
				message: `The proxy ${address} does not accept n8n's sign-in`,
				remedy: checkProxyLogin(setting),
			};
		case 'proxy_scheme':
			return address.startsWith('https:')
				? {
						message: `The proxy ${address} does not support TLS`,
						remedy: `Write http:// instead of https:// in ${setting}.`,
					}
				: {
						message: `The proxy ${address} accepts TLS connections only`,
						remedy: `Write https:// instead of http:// in ${setting}.`,
					};
		case 'proxy_refused':
			return {
				message: `The proxy ${address} does not allow a connection to Box`,
				remedy: `Check ${setting}, and that the proxy allows CONNECT to Box's hosts; or exempt them from it in NO_PROXY.`,
			};
		case 'tls_error':
			return {
				message: `No secure connection to Box could be made through the proxy ${address}`,
				remedy: `If the proxy uses its own certificate, set NODE_EXTRA_CA_CERTS to the file of its certificate authority. The proxy is set in ${setting}.`,
			};
		default:
			return {
				message: `Box could not be reached through the proxy ${address}`,
				remedy: `Check that the proxy works and reaches Box, and its address in ${setting}.`,
			};
	}
}
