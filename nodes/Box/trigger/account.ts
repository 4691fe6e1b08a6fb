import type { BoxClient } from '../client/boxClient';
import type { BoxUser } from '../client/types';
import type { StreamIdentity } from '../events/cursor';

/** All events of the user: https://developer.box.com/reference/get-events/#param-stream_type */
const STREAM = 'all';

/** Whose stream it is: https://developer.box.com/reference/get-users-me/ */
export async function streamIdentity(box: BoxClient): Promise<StreamIdentity> {
	const { id } = await box.request<BoxUser>({
		method: 'GET',
		path: ['users', 'me'],
		query: { fields: ['id'] },
	});
	return { account: id, stream: STREAM };
}
