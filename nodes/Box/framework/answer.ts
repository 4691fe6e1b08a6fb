import type { JsonObject } from '../client/types';
import { quote } from './errors/quote';
import { FileItem } from './files/fileItem';
import { SIMPLE_FIELDS, simplified } from './simplify';
import type { ItemScope, OperationResult } from './types';

/** How an operation's items are simplified. */
export interface Simplification {
	/** What an item keeps beside: what the operation changes, for instance. The user may name it. */
	keeps?: readonly string[] | ((values: Record<string, unknown>) => string[]);
	/**
	 * Given if Box has to be asked for what a simplified item is made of, as in lists: what else to ask
	 * for, and to keep.
	 */
	asks?: readonly string[];
}

/** The values of the fields that say what becomes of an answer. */
interface Wanted {
	simplify?: boolean;
	fields?: string[];
	otherFields?: string[];
}

/** What the user wants to see of Box's answer: the chosen fields, a simplified item, or all of it. */
export class Answer {
	/** The fields that the user has chosen. */
	private readonly chosen: readonly string[];
	private readonly simplifies: boolean;

	constructor(
		private readonly values: Record<string, unknown> & Wanted,
		private readonly simplification: Simplification | undefined,
	) {
		const { fields = [], otherFields = [], simplify = false } = values;
		this.chosen = [...new Set([...fields, ...otherFields])];
		this.simplifies = simplification !== undefined && simplify && this.chosen.length === 0;
	}

	/** Puts into the values which fields Box is asked for; none of them means its standard ones. */
	ask(): void {
		const { asks } = this.simplification ?? {};
		const asked = this.simplifies && asks ? [...SIMPLE_FIELDS, ...asks] : [];
		const fields = this.chosen.length > 0 ? [...this.chosen] : asked;
		if (fields.length > 0) this.values.fields = fields;
	}

	/** What the operation gave back, as the user wants to see it. */
	output(result: OperationResult, hint: ItemScope['hint']): OperationResult {
		this.tellMissing(result, hint);
		if (!this.simplifies) return result;
		const { keeps = [], asks = [] } = this.simplification ?? {};
		const kept = [...(typeof keeps === 'function' ? keeps(this.values) : keeps), ...asks];
		const simple = (json: JsonObject) => simplified(json, kept);
		if (Array.isArray(result)) return result.map(simple);
		if (result instanceof FileItem) return new FileItem(simple(result.json), result.binary);
		return simple(result);
	}

	/** Box leaves out a field that it does not know, without a word. */
	private tellMissing(result: OperationResult, hint: ItemScope['hint']): void {
		const items = Array.isArray(result)
			? result
			: [result instanceof FileItem ? result.json : result];
		if (items.length === 0) return;
		const isMissing = (field: string) => {
			const [key = ''] = field.split('.');
			return items.every((item) => !Object.hasOwn(item, key));
		};
		const missing = this.chosen.filter(isMissing);
		if (missing.length === 0) return;
		hint(
			`Box returned nothing for ${missing.map(quote).join(', ')}. Check the names in 'Fields' and 'Other Fields'.`,
		);
	}
}
