import { byId, byPath, only, refuses, useBox, type Sample } from '../support';

export const sample: Sample = async ({ run, file }) =>
	await run({ file: byId(file), prompt: 'Write a summary' });

const box = useBox();
const generateText = box.operation('ai', 'generateText');

const fileId = () =>
	box.emulator.addFile({ name: 'a.txt', content: 'ACME has grown. It is well.' }).id;

test('a text about a file', async () => {
	fileId();
	const run = await generateText({ file: byPath('/a.txt'), prompt: 'Write a summary' });
	expect(only(run)).toMatchObject({
		answer: 'Write a summary\n\nACME has grown.',
		completion_reason: 'done',
		created_at: expect.any(String),
	});
});

test('with a text, an earlier turn and another model', async () => {
	const options = {
		content: 'Globex has shrunk.',
		dialogueHistory: { values: [{ prompt: 'Shorter', answer: 'Globex' }] },
		aiAgent: { basic_gen: { model: 'aws__claude_4_sonnet' } },
	};
	const run = await generateText({ file: byId(fileId()), prompt: 'Once more', options });
	expect(only(run)).toMatchObject({
		answer: 'Once more\n\nGlobex has shrunk.',
		ai_agent_info: { models: [{ name: 'aws__claude_4_sonnet' }] },
	});
});

test('an agent that is not there', async () => {
	const options = { aiAgentId: 'nobody' };
	const { error } = await generateText({ file: byId(fileId()), prompt: 'Write', options });
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '404' });
});

test('a file of somebody else', async () => {
	const userId = box.emulator.users.colleague.id;
	const { error } = await generateText(
		{ file: byId(fileId()), prompt: 'Write' },
		{ credential: box.as(userId) },
	);
	expect(error).toMatchObject({ httpCode: '404' });
});

refuses(box, generateText, [
	[{ file: byId(''), prompt: 'Write' }, "'File' is empty"],
	[
		{ file: byId('12'), prompt: 'Write', options: { aiAgent: 'gpt' } },
		"'AI Agent Settings' is not valid JSON: line 1, column 1",
	],
	[
		{
			file: byId('12'),
			prompt: 'Write',
			options: { dialogueHistory: { values: [{ prompt: 'a' }] } },
		},
		"'Dialogue History › Answer 1' is empty",
	],
]);
