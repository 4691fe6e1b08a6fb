import { Turns } from '../../nodes/Box/trigger/turns';

describe('Turns', () => {
	it('does the work one after the other, and lets all go on together', async () => {
		const turns = new Turns();
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
		const turns = new Turns();
		const failing = turns.take(async () => await Promise.reject(new Error('not readable')));
		const working = turns.take(async () => await Promise.resolve('read'));
		await expect(failing).rejects.toThrow('not readable');
		await expect(working).resolves.toBe('read');
		await expect(turns.take(async () => await Promise.resolve('later'))).resolves.toBe('later');
	});
});
