import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InputError } from './inputError';
import { toBoxTime } from './time';

/** The parameters of one operation as they evaluate for one item, checked as they are read. */
export class Params {
	constructor(
		private readonly context: Pick<IExecuteFunctions, 'getNodeParameter' | 'getTimezone'>,
		private readonly itemIndex: number,
		private readonly fields: readonly INodeProperties[],
	) {}

	/** The evaluated value; `undefined` where it is not set. A dotted name reaches into a collection. */
	value(name: string): unknown {
		// n8n throws for a parameter that is not set, unless it is given something else than undefined.
		return this.context.getNodeParameter(name, this.itemIndex, null) ?? undefined;
	}

	/** Whether the user has put the field into its collection, whatever it evaluates to. */
	isSet(name: string): boolean {
		const raw: unknown = this.context.getNodeParameter(name, this.itemIndex, null, {
			rawExpressions: true,
		});
		return raw !== null;
	}

	/** A text that must not be empty. Numbers from expressions are taken as text. */
	text(name: string): string {
		const text = this.optionalText(name);
		if (text === undefined) {
			this.fail(name, 'is empty', 'Enter a value, or check that its expression gives one.');
		}
		return text;
	}

	/** A text, or `undefined` where it is empty. */
	optionalText(name: string): string | undefined {
		const value = this.value(name);
		if (value === undefined || value === '') return undefined;
		if (typeof value === 'string') return value.trim() === '' ? undefined : value;
		if (typeof value === 'number') return String(value);
		return this.fail(name, 'is not a text', `It evaluates to ${describeType(value)}.`);
	}

	flag(name: string): boolean {
		const value = this.value(name);
		if (value === undefined || typeof value === 'boolean') return value ?? false;
		if (value === 'true' || value === 'false') return value === 'true';
		return this.fail(name, 'is neither true nor false', `It evaluates to ${describeType(value)}.`);
	}

	/** True or false, or `undefined` where it is not set. */
	optionalFlag(name: string): boolean | undefined {
		return this.isSet(name) ? this.flag(name) : undefined;
	}

	/** A whole number of at least `minimum`, or `undefined` where it is not set. */
	optionalInteger(name: string, minimum = 0): number | undefined {
		const value = this.value(name);
		if (value === undefined || value === '') return undefined;
		const number = typeof value === 'string' ? Number(value) : value;
		if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < minimum) {
			this.fail(name, `is not a whole number of ${minimum} or more`, 'Correct the value.');
		}
		return number;
	}

	/** One of the values that a list of options offers; the first where it is not set. */
	choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
		return this.optionalChoice(name, choices) ?? choices[0];
	}

	/** One of the values that a list of options offers, or `undefined` where it is not set. */
	optionalChoice<T extends string>(name: string, choices: readonly T[]): T | undefined {
		const value = this.value(name);
		if (value === undefined || value === '') return undefined;
		return (
			choices.find((choice) => choice === value) ??
			this.fail(name, `is none of ${choices.join(', ')}`, 'Choose one of the list.')
		);
	}

	/** Some of the values that a list of options offers; none where it is not set. */
	choices<T extends string>(name: string, choices: readonly T[]): T[] {
		return this.list(name).map(
			(entry) =>
				choices.find((choice) => choice === entry) ??
				this.fail(
					name,
					`has '${entry}', which is none of ${choices.join(', ')}`,
					'Choose from the list.',
				),
		);
	}

	/** The name of a binary field, or (from an expression) the file itself. */
	binaryProperty(name: string): string | IBinaryData {
		const value = this.value(name);
		return isBinary(value) ? value : this.text(name);
	}

	/** A list: a list as such, or a text with commas between its entries. */
	list(name: string): string[] {
		const value = this.value(name);
		if (Array.isArray(value)) return value.map((entry) => String(entry).trim()).filter(Boolean);
		return (this.optionalText(name) ?? '')
			.split(',')
			.map((entry) => entry.trim())
			.filter(Boolean);
	}

	/**
	 * A moment as Box writes it (RFC 3339, seconds, UTC), or `undefined` where it is not set.
	 * A text without a zone is meant in the workflow's.
	 */
	optionalTime(name: string): string | undefined {
		const value = this.value(name);
		if (value === undefined || value === '') return undefined;
		return (
			toBoxTime(value, this.context.getTimezone()) ??
			this.fail(name, 'is not a date and time', 'Use a form such as 2026-01-31T09:00:00Z.')
		);
	}

	/** An ID of Box: digits alone. */
	optionalId(name: string): string | undefined {
		const id = this.optionalText(name)?.trim();
		if (id !== undefined && !/^\d+$/.test(id)) {
			this.fail(name, `is not an ID: '${id}'`, 'An ID of Box consists of digits alone.');
		}
		return id;
	}

	/** How many results are wanted: `undefined` means all. */
	limit(): number | undefined {
		return this.flag('returnAll') ? undefined : (this.optionalInteger('limit', 1) ?? 50);
	}

	/** Raises an error about a field, under the name the editor shows. */
	fail(name: string, problem: string, description?: string): never {
		throw new InputError(`'${this.displayName(name)}' ${problem}`, description);
	}

	/** The name the editor shows for a field. */
	displayName(name: string): string {
		let level: readonly unknown[] = this.fields;
		let label = name;
		for (const part of name.split('.')) {
			const field = level.filter(isProperty).find((candidate) => candidate.name === part);
			if (!field) break;
			label = field.displayName;
			level = field.options ?? [];
		}
		return label;
	}
}

function isProperty(value: unknown): value is INodeProperties {
	return typeof value === 'object' && value !== null && 'displayName' in value;
}

/** n8n leaves `data` out of what `$binary` gives: then the ID says where the bytes are. */
function isBinary(value: unknown): value is IBinaryData {
	return (
		typeof value === 'object' &&
		value !== null &&
		'mimeType' in value &&
		('data' in value || 'id' in value)
	);
}

function describeType(value: unknown): string {
	return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
