import { byId, only, useBox } from '../operations/support';
import { startTrigger } from '../support/engine';
import { ImpatientClock } from '../support/impatientClock';
import { boxTriggerWith } from '../trigger/support';

const box = useBox();

const ACT_AS = "'Make API calls using the as-user header'";

const asUser = async (id: string, resource = 'user') =>
	await box.run(resource, resource === 'user' ? 'getMe' : 'getItems', {
		requestOptions: { asUser: id },
	});

describe('a scope that the app lacks', () => {
	const refusal = {
		message: 'The app in Box lacks the scope for this',
		description: expect.stringContaining('Application Scopes'),
	};

	it('is named by the node, and nothing is repeated', async () => {
		box.emulator.app.scopes = ['root_readonly'];
		only(await box.run('folder', 'get', { folder: byId('0') }));
		box.emulator.clearRequests();
		const { error } = await box.run('folder', 'create', { name: 'New' });
		expect(error).toMatchObject({ httpCode: '403', ...refusal });
		expect(box.calls()).toEqual(['POST /2.0/folders']);
	});

	it('is named by the trigger, which starts once the app has it', async () => {
		const { emulator, credential } = box;
		const folder = emulator.addFolder({ name: 'Inbox' });
		emulator.app.scopes = [];
		const trigger = await startTrigger({
			credential,
			parameters: { folder: { mode: 'id', value: folder.id } },
			nodeType: boxTriggerWith(new ImpatientClock()),
		});
		try {
			const failure = await trigger.nextFailure();
			expect(failure).toMatchObject({ message: expect.stringContaining(refusal.message) });
			expect(failure).toMatchObject({ description: refusal.description });
			expect(emulator.tokenRequests()).toBe(0);

			emulator.app.scopes = ['root_readwrite'];
			await emulator.waitFor(() => emulator.pollers() > 0);
			emulator.addFile({ name: 'a.txt', content: '', parentId: folder.id });
			expect(await trigger.nextExecution()).toHaveLength(1);
		} finally {
			await trigger.stop();
		}
	});
});

describe('another user to act as', () => {
	it.each(['user', 'folder'])('is refused to an app that may not (%s)', async (resource) => {
		const { id } = box.emulator.users.colleague;
		expect((await asUser(id, resource)).error).toBeUndefined();
		box.emulator.app.actsAsUsers = false;
		expect((await asUser(id, resource)).error).toMatchObject({
			httpCode: '403',
			message: `Box does not allow the connected account to act as the user ${id}`,
			description: expect.stringContaining(ACT_AS),
		});
	});

	it('is refused where nobody has the ID', async () => {
		expect((await asUser('424242')).error).toMatchObject({
			message: expect.stringContaining('act as the user 424242'),
			description: expect.stringContaining(ACT_AS),
		});
	});

	it.each(['ann@example.com', '12 34', '-1', '1/../2'])('is checked first: %j', async (id) => {
		const { error } = await asUser(id);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining("'As User (ID)'"),
		});
		expect(box.calls()).toEqual([]);
	});

	it('costs no token: a refusal is no reason to fetch another', async () => {
		box.emulator.app.actsAsUsers = false;
		await asUser(box.emulator.users.colleague.id);
		expect(box.emulator.tokenRequests()).toBe(0);
		expect(box.credential.writes).toBe(0);
	});
});
