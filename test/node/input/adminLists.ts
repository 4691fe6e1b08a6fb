import { byId, useBox } from '../../operations/support';
import { searchList } from '../../support/engine';

const box = useBox();

const list = (method: string, asUser?: number | string, paginationToken?: string) =>
	searchList({
		method,
		paginationToken,
		credential: box.credential,
		parameters: asUser === undefined ? {} : { requestOptions: { asUser } },
	});

describe('lists that are for administrators alone', () => {
	test.each(['user', 'group'])('of %ss', async (noun) => {
		const credential = box.as(box.emulator.users.colleague.id);
		const method = `search${noun === 'user' ? 'Users' : 'Groups'}`;
		await expect(searchList({ method, credential })).rejects.toMatchObject({
			message: `The connected account may not list ${noun}s`,
			description: expect.stringMatching(`^Enter the ${noun}'s ID, or .*Box answered 403`),
		});
	});

	test('the app may lack a scope instead', async () => {
		const body = { type: 'error', status: 403, code: 'insufficient_scope', message: 'No scope' };
		box.emulator.faults.add({ path: '/2.0/users', status: 403, body });
		await expect(list('searchUsers')).rejects.toMatchObject({
			message: 'The app in Box lacks the scope for this',
		});
	});

	test('a user whom Box does not let the account act as is named', async () => {
		for (const asUser of ['999', 999]) {
			await expect(list('searchUsers', asUser)).rejects.toMatchObject({
				message: 'Box does not allow the connected account to act as the user 999',
				description: expect.stringContaining("Check 'As User (ID)'"),
			});
		}
	});

	test('what Box does not let be read is said at the end', async () => {
		const entries = [{ type: 'user', id: '7', name: 'Ann', login: 'ann@example.com' }];
		const answer = (total: number) => {
			const body = { entries, total_count: total, limit: 100, offset: 9900 };
			box.emulator.faults.add({ path: '/2.0/users', status: 200, body });
		};
		answer(20_000);
		const end = await list('searchUsers', undefined, '9900');
		expect(end).toEqual({
			results: [
				expect.objectContaining({ value: '7' }),
				{ name: '… and more. Type the beginning of the name.', value: '' },
			],
		});
		answer(10_000);
		expect((await list('searchUsers', undefined, '9900')).results).toHaveLength(1);
	});
});

test('who may not look up users by email is told what was looked up', async () => {
	const parameters = { group: byId('12'), user: byId('ann@example.com') };
	const credential = box.as(box.emulator.users.colleague.id);
	const { error } = await box.run('group', 'addMember', parameters, { credential });
	expect(error).toMatchObject({
		httpCode: '403',
		description: expect.stringContaining("'User' was looked up by email address."),
	});
});

test('an error that may be about either of two fields calls both by their nouns', async () => {
	const body = { type: 'error', status: 404, code: 'not_found', message: 'Not found' };
	box.emulator.faults.add({ path: '/2.0/group_memberships', status: 404, body });
	const { error } = await box.run('group', 'addMember', { group: byId('12'), user: byId('13') });
	expect(error?.message).toBe(
		"Box knows no such group or user, or this account may not see it ('Group', ID 12, or 'User', ID 13)",
	);
	expect(error?.description).toMatch(/^Check the ID, or choose a group or a user from the list/);
});
