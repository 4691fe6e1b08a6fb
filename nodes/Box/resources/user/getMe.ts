import type { BoxUser } from '../../client/types';
import { fieldsOption, options } from '../../fields/options';
import { fieldsQuery } from '../../framework/callOptions';
import type { Operation } from '../../framework/types';

/** https://developer.box.com/reference/get-users-me/ */
export const getMe: Operation = {
	value: 'getMe',
	name: 'Get Me',
	action: 'Get the connected user',
	description: 'Get the user whose account is connected',
	fields: [options(fieldsOption)],
	run: async ({ box, params }) =>
		await box.request<BoxUser>({
			method: 'GET',
			path: ['users', 'me'],
			query: fieldsQuery(params),
		}),
};
