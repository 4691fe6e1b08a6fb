import { byId, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, emulator }) => {
	const { id } = emulator.addFile({ name: 'i.txt', content: 'customer: ACME\namount: 12' });
	await run({ file: byId(id), prompt: 'customer and amount' });
};

const box = useBox();
const extract = box.operation('ai', 'extract');

const INVOICE = 'Invoice\nCustomer: ACME\nDue date: 2026-03-01\nAmount: 1,200.50\n';
const invoice = (content = INVOICE) => box.emulator.addFile({ name: 'i.txt', content }).id;

test('what the prompt asks for, as a text and as values', async () => {
	const run = await extract({ file: byId(invoice()), prompt: 'Find the customer and due date' });
	expect(only(run)).toMatchObject({
		answer: '{"Customer":"ACME","Due date":"2026-03-01"}',
		extracted: { Customer: 'ACME', 'Due date': '2026-03-01' },
		completion_reason: 'done',
	});
});

test('from several files, with an agent', async () => {
	const other = box.emulator.addFile({ name: 'j.txt', content: 'Contact: Ann' }).id;
	const fileList = `${invoice()}, ${other}`;
	const options = { aiAgentId: '14031' };
	const prompt = 'Who is the contact of which customer?';
	expect(only(await extract({ itemsFrom: 'list', fileList, prompt, options }))).toMatchObject({
		extracted: { Customer: 'ACME', Contact: 'Ann' },
		ai_agent_info: { processor: '14031' },
	});
});

test.each([
	['JSON in a fence of Markdown', '```json\n{ "a": 1 }\n```', { a: 1 }],
	['a text', 'The customer is ACME.', undefined],
	['a list', '[1]', undefined],
])('an answer that is %s', async (_, answer, extracted) => {
	const body = { answer, created_at: '2026-01-31T09:00:00-08:00', completion_reason: 'done' };
	box.emulator.faults.add({ path: '/2.0/ai/extract', status: 200, body });
	const run = await extract({ file: byId(invoice()), prompt: 'Find the customer' });
	expect(only(run)).toEqual({ ...body, ...(extracted ? { extracted } : {}) });
});

test('no answer', async () => {
	box.emulator.faults.add({ path: '/2.0/ai/extract', status: 204 });
	const { error } = await extract({ file: byId(invoice()), prompt: 'Find the customer' });
	expect(error?.message).toBe('Box AI finds no content in the files');
});

test('an app without the scope', async () => {
	const id = invoice();
	const { app } = box.emulator;
	app.scopes = app.scopes.filter((scope) => scope !== 'ai.readwrite');
	const { error } = await extract(
		{ file: byId(id), prompt: 'Find the customer' },
		{ credential: box.as(box.emulator.users.admin.id) },
	);
	expect(error).toMatchObject({
		httpCode: '403',
		message: 'The app in Box lacks the scope for this',
	});
	expect(error?.description).toContain('"Manage AI"');
});

refuses(box, extract, [
	[{ file: byId('x'), prompt: 'Find' }, "'File' is not the ID of a file: 'x'"],
	[{ file: byId('12'), prompt: ' ' }, "'Prompt' is empty"],
]);
