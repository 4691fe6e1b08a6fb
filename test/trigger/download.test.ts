import { binaryItem, readBinary } from '../support/engine';
import { boxTriggerWith, ImpatientClock, Stage } from './support';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
	// Has n8n-core keep files in its folder, as a server does.
	await binaryItem('');
});

afterEach(async () => await stage.clear());

const parameters = { options: { downloadFile: true, executionMode: 'each' } };
const CONTENT = /\/content$/;

it('brings the file an event is about', async () => {
	const trigger = await stage.listen(parameters);
	stage.emulator.addFile({ name: 'report.csv', content: 'a,b\n1,2\n' });
	const [item] = await trigger.nextExecution();
	expect(item?.json).toMatchObject({ event_type: 'ITEM_UPLOAD' });
	expect(item?.binary?.data).toMatchObject({ fileName: 'report.csv', mimeType: 'text/csv' });
	expect(String(await readBinary(item))).toBe('a,b\n1,2\n');
});

it('brings none with events that are about no file', async () => {
	const trigger = await stage.listen(parameters);
	stage.emulator.addFolder({ name: 'Folder' });
	stage.emulator.appendEvent({ source: null });
	for (const _ of [1, 2]) {
		const [item] = await trigger.nextExecution();
		expect(item?.binary).toBeUndefined();
		expect(item?.json.download_note).toBeUndefined();
	}
	expect(stage.emulator.requests().filter(({ path }) => CONTENT.test(path))).toEqual([]);
});

it('gives the event with a note where the file is gone', async () => {
	const trigger = await stage.listen(parameters);
	stage.emulator.appendEvent({ source: { type: 'file', id: '999', name: 'gone.txt' } });
	stage.emulator.addFile({ name: 'here.txt', content: 'here' });
	const [gone] = await trigger.nextExecution();
	expect(gone?.binary).toBeUndefined();
	expect(gone?.json.download_note).toMatch(/could not be downloaded.*404/);
	const [here] = await trigger.nextExecution();
	expect(String(await readBinary(here))).toBe('here');
	expect(trigger.failures).toEqual([]);
});

it('tries again where the download fails on the way, and has the event once', async () => {
	const nodeType = boxTriggerWith(new ImpatientClock());
	const trigger = await stage.listen(parameters, { nodeType });
	stage.emulator.faults.add({ path: CONTENT, status: 503, times: 8 });
	stage.emulator.addFile({ name: 'a.txt', content: 'whole' });
	const [item] = await trigger.nextExecution();
	expect(String(await readBinary(item))).toBe('whole');
	stage.emulator.addFile({ name: 'b.txt', content: 'next' });
	// Nor does its own download, which Box tells of, start an execution.
	expect(String(await readBinary((await trigger.nextExecution())[0]))).toBe('next');
	expect(stage.emulator.eventsOf().map((event) => event.event_type)).toContain('ITEM_DOWNLOAD');
	expect(trigger.executions).toHaveLength(2);
});

it('never makes a path of a name', async () => {
	const trigger = await stage.listen(parameters);
	const { id } = stage.emulator.addFile({ name: 'a.txt', content: 'a' });
	await trigger.nextExecution();
	stage.emulator.appendEvent({ source: { type: 'file', id, name: '../../etc/passwd' } });
	const [item] = await trigger.nextExecution();
	expect(item?.binary?.data?.fileName).toBe('.._.._etc_passwd');
});

it('does so in the test in the editor too', async () => {
	const test = await stage.listen(parameters, { mode: 'manual' });
	stage.emulator.addFile({ name: 'a.txt', content: 'abc' });
	const [item] = await test.nextExecution();
	expect(String(await readBinary(item))).toBe('abc');
});
