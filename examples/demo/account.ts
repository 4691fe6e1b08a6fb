import { storeCredential } from '../../test/support/engine/store';
import type { DemoOptions } from './options';
import { Person } from './person';
import type { Place } from './place';
import { Problem, Refusal } from './problem';

/**
 * Two new folders in a folder of a real account. The account itself uploads the files.
 *
 * @throws Problem where the token or the folder cannot be used
 */
export async function accountPlace(
	{ token, folderId }: NonNullable<DemoOptions['account']>,
	hosts: DemoOptions['hosts'],
	signal: AbortSignal,
): Promise<Place> {
	const me = await explained(new Person('', hosts, token, signal).me(), folderId);
	const owner = new Person(me.name, hosts, token, signal);
	const name = `n8n demo ${new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-')}`;
	const top = await explained(owner.createFolder(name, folderId), folderId);
	const watched = await owner.createFolder('Inbox', top.id);
	const copies = await owner.createFolder('Shared copies', top.id);
	return {
		title: `the Box account of ${me.name} (${me.login})`,
		credential: storeCredential({ ...hosts, oauthTokenData: { access_token: token } }),
		owner,
		uploader: owner,
		watched,
		copies,
		quiet: 2000,
		async close() {
			return `The folder '${name}' (ID ${top.id}) is left in Box, with its shared links. You can delete it.`;
		},
	};
}

async function explained<T>(call: Promise<T>, folderId: string): Promise<T> {
	try {
		return await call;
	} catch (error) {
		throw error instanceof Refusal ? new Problem(explain(error, folderId)) : error;
	}
}

function explain({ status, message }: Refusal, folderId: string): string {
	switch (status) {
		case 401:
			return 'Box does not accept the token. A developer token lives for 60 minutes: make a new one in the Box Developer Console, on the Configuration tab of your app.';
		case 403:
			return `This account may not create a folder in the folder ${folderId}, or the app lacks the scope 'Read and write all files and folders'.`;
		case 404:
			return `There is no folder ${folderId}, or this account cannot see it. The ID is at the end of the folder's address in the browser.`;
		default:
			return message;
	}
}
