import type { JsonObject } from '../../client/types';
import { converted, dateTime, rows, text } from '../../fields';

/** What was asked and answered before, the oldest first. */
export const dialogueHistory = converted(
	rows('Dialogue History', {
		row: { name: 'values', displayName: 'Turn' },
		button: 'Add Turn',
		description: 'Earlier prompts with their answers, the oldest first, for a follow-up prompt',
		fields: {
			prompt: text('Prompt', { rows: 2, description: 'What was asked' }),
			answer: text('Answer', { rows: 2, description: 'What Box AI answered' }),
			createdAt: dateTime('Created At', { description: 'When Box AI answered' }),
		},
	}),
	(turns): JsonObject[] | undefined =>
		turns.length === 0
			? undefined
			: turns.map(({ prompt, answer, createdAt }) => ({ prompt, answer, created_at: createdAt })),
);
