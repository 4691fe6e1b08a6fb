import type { IExecuteFunctions } from 'n8n-workflow';

/** The editor has little room: what else there is to say is counted. */
const MOST = 5;

/** What the node tells the user beside its output: https://docs.n8n.io/integrations/creating-nodes/build/reference/node-base-files/structure/#hints */
export class Hints {
	private readonly texts = new Map<string, number[]>();

	constructor(
		private readonly context: Pick<IExecuteFunctions, 'addExecutionHints' | 'getInputData'>,
	) {}

	/** Notes a hint that an input item gave rise to. */
	add(text: string, itemIndex: number): void {
		const items = this.texts.get(text);
		if (items) items.push(itemIndex);
		else this.texts.set(text, [itemIndex]);
	}

	/** Hands the hints to n8n, each once. */
	show(): void {
		if (this.texts.size === 0) return;
		const texts = [...this.texts].map(([text, items]) => this.withItems(text, items));
		const rest = texts.length - MOST;
		const shown = rest > 0 ? [...texts.slice(0, MOST), `And ${rest} more of this kind.`] : texts;
		this.context.addExecutionHints(
			...shown.map((message) => ({
				message,
				type: 'warning' as const,
				location: 'outputPane' as const,
			})),
		);
	}

	private withItems(text: string, items: number[]): string {
		if (this.context.getInputData().length === 1) return text;
		const numbers = items.sort((one, other) => one - other).slice(0, MOST);
		const more = items.length > MOST ? ' …' : '';
		return `${items.length === 1 ? 'Item' : 'Items'} ${numbers.join(', ')}${more}: ${text}`;
	}
}
