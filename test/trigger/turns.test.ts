import { systemTiming } from '../../nodes/Box/client/http/timing';
import { Turns } from '../../nodes/Box/trigger/turns';
import { HandClock } from '../unit/client/handClock';

describe('Turns', () => {
	it('does the work one after the other, and lets all go on together', async () => {
		const turns = new Turns(systemTiming);
		const happened: string[] = [];
		const take = async (name: string) => {
			await turns.take(async () => {
				happened.push(`${name} begins`);
				await Promise.resolve();
				happened.push(`${name} ends`);
			});
			happened.push(`${name} goes on`);
		};
		await Promise.all(['a', 'b', 'c'].map(take));
		const work = ['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]);
		expect(happened.slice(0, 6)).toEqual(work);
		expect(happened.slice(6).sort()).toEqual(['a goes on', 'b goes on', 'c goes on']);
	});

	it('gives each its own result or error', async () => {
		const turns = new Turns(systemTiming);
		const failing = turns.take(async () => await Promise.reject(new Error('not readable')));
		const working = turns.take(async () => await Promise.resolve('read'));
		await expect(failing).rejects.toThrow('not readable');
		await expect(working).resolves.toBe('read');
		await expect(turns.take(async () => await Promise.resolve('later'))).resolves.toBe('later');
	});

	it('waits for no work that hangs', async () => {
		const clock = new HandClock();
		const turns = new Turns(clock);
		const held = new AbortController();
		const hanging = turns.take(async () => await clock.sleep(60_000, held.signal));
		const other = turns.take(async () => await Promise.resolve('read'));
		await clock.sleeping(2);
		clock.advance(1_000);
		await expect(other).resolves.toBe('read');
		held.abort(new Error('no more'));
		await expect(hanging).rejects.toThrow('no more');
		expect(clock.asleep).toBe(0);
	});
});
