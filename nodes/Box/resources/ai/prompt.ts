import { text } from '../../fields';

/** Box's limit: https://developer.box.com/reference/post-ai-ask/#param-prompt */
const LONGEST_PROMPT = 10_000;

/** What Box AI is told to do. */
export const prompt = (description: string, example: string) =>
	text('Prompt', { required: true, rows: 4, longest: LONGEST_PROMPT, description, example });
