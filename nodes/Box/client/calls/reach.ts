import type { BoxError } from '../error';
import { hostAt } from '../http/hosts';
import { isNetworkFailure, networkError } from '../http/networkError';
import type { BoxHosts } from '../types';
import type { Connection } from './connection';

/**
 * Opens a connection to one of the credential's hosts, and sends nothing.
 *
 * @throws {BoxError} why there is none
 */
export async function reach({ hosts, parts }: Connection, setting: keyof BoxHosts): Promise<void> {
	const { http, owner, signal } = parts;
	const url = new URL(hosts[setting]);
	try {
		const connection = await http.connect({ url, kind: 'quick', owner, signal });
		connection.giveBack();
	} catch (error) {
		signal?.throwIfAborted();
		throw toFailure(error, url, hosts);
	}
}

/** @throws a programming error */
function toFailure(error: unknown, url: URL, hosts: BoxHosts): BoxError {
	if (!isNetworkFailure(error)) throw error;
	return networkError(error, { method: 'GET', path: '' }, { address: hostAt(url, hosts) });
}
