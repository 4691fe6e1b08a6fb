import { only, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run }) => await run();

const box = useBox({ positions: 'number' });

const getPosition = async (stream = 'user') => await box.run('event', 'getPosition', { stream });

test('the position after the newest event, with all its digits', async () => {
	const { emulator } = box;
	emulator.addFolder({ name: 'before' });
	const before = only(await getPosition());
	expect(before).toEqual({
		stream: 'user',
		next_stream_position: expect.stringMatching(/^\d{19}$/) as unknown,
	});
	expect(emulator.requests().at(-1)?.query).toEqual({
		stream_type: 'all',
		stream_position: 'now',
	});

	emulator.addFolder({ name: 'after' });
	const { json } = await box.run('event', 'getAll', {
		startFrom: 'position',
		streamPosition: String(before.next_stream_position),
	});
	expect(json).toMatchObject([{ source: { name: 'after' } }]);
});

test('of the enterprise, for an administrator alone', async () => {
	const { colleague } = box.emulator.users;
	expect(only(await getPosition('enterprise'))).toMatchObject({ stream: 'enterprise' });
	expect(box.emulator.requests().at(-1)?.query?.stream_type).toBe('admin_logs_streaming');

	const { error } = await box.run(
		'event',
		'getPosition',
		{ stream: 'enterprise' },
		{ credential: box.as(colleague.id) },
	);
	expect(error?.message).toContain(
		"'Stream' is set to events that the connected account is not allowed to read",
	);
	expect(error?.description).toContain('Connect an administrator');
});

test('a stream that is none', async () => {
	const { error } = await getPosition('sync');
	expect(error?.message).toContain("'Stream' is none of enterprise, user");
	expect(box.calls()).toEqual([]);
});
