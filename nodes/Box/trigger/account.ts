import type { BoxClient } from '../client/boxClient';
import type { BoxUser } from '../client/types';
import type { StreamIdentity } from '../events/cursorState';
import { ENTERPRISE_STREAM, USER_STREAM } from '../events/stream';
import type { StreamChoice } from './settings';

/** Whose stream it is: https://developer.box.com/reference/get-users-me/ */
export async function streamIdentity(
	box: BoxClient,
	stream: StreamChoice,
): Promise<StreamIdentity> {
	const { id } = await box.request<BoxUser>({
		method: 'GET',
		path: ['users', 'me'],
		query: { fields: ['id'] },
	});
	return { account: id, stream: stream === 'enterprise' ? ENTERPRISE_STREAM : USER_STREAM };
}
