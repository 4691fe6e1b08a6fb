import type { Source } from './sources';

/** A passage that an answer is from: https://developer.box.com/reference/resources/ai-response--full/ */
export interface Citation {
	content: string;
	type: 'file';
	id: string;
	name: string;
}

/** Box gives no more of them. */
const MOST_CITATIONS = 5;

/** Said if no sentence has to do with the question. */
const NOTHING = 'The content does not say.';

/**
 * The sentence with the most words of the question, the first of several, and the passages that
 * have any. What was asked before counts if the question alone finds nothing.
 */
export function answerTo(
	questions: readonly string[],
	sources: readonly Source[],
): { answer: string; citations: Citation[] } {
	for (const question of questions) {
		const words = [...new Set(wordsOf(question))];
		const fit = (sentence: string) => {
			const said = wordsOf(sentence);
			return words.filter((word) => said.includes(word)).length;
		};
		const citations = sources.flatMap(({ file: { id, name }, text }) =>
			sentencesOf(text)
				.filter((sentence) => fit(sentence) > 0)
				.map((content): Citation => ({ content, type: 'file', id, name })),
		);
		const [best] = citations.toSorted((one, other) => fit(other.content) - fit(one.content));
		if (best) return { answer: best.content, citations: citations.slice(0, MOST_CITATIONS) };
	}
	return { answer: NOTHING, citations: [] };
}

/** A text about a file: the prompt, and how the file begins. */
export function textAbout(prompt: string, [source]: readonly Source[]): string {
	return [prompt, sentencesOf(source?.text ?? '')[0] ?? NOTHING].join('\n\n');
}

function sentencesOf(text: string): string[] {
	return text
		.split(/(?<=[.!?])\s+|\n+/)
		.map((sentence) => sentence.trim())
		.filter(Boolean);
}

/** Words that say little. */
const FILLERS = new Set(
	'the and are for who how what which when where this that does has have from'.split(' '),
);

/** In lower case, without fillers and the letter that makes a plural. */
function wordsOf(text: string): string[] {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
	return words
		.filter((word) => !FILLERS.has(word))
		.map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}
