import type { IBinaryData, INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../client/types';
import { describe } from './describe';
import { InputError } from './inputError';
import { isMeant } from './isMeant';
import { isShown } from './isShown';
import { isDate, toJsonValue } from './jsonValue';
import { toList } from './lists';
import { mappedFields, namesakes, toMappedValues } from './mappedValues';
import type { ParameterSource } from './parameterSource';
import { parseTyped } from './parseTyped';
import { findProperty } from './propertyTree';
import { quote } from './quote';
import { requireValues } from './requireValues';
import { toBoxTime, toDay } from './time';
import { toNumber } from './toNumber';
import { Values } from './values';

/**
 * The parameters of one operation as they evaluate for one item, checked as they are read. A field
 * that is not set, or that was left empty, gives `undefined`; an expression that gives nothing is
 * an error.
 */
export class Params {
	private readonly values: Values;

	constructor(
		private readonly source: ParameterSource,
		private readonly fields: readonly INodeProperties[],
	) {
		const isSecret = (name: string) =>
			Boolean(findProperty(fields, name)?.property.typeOptions?.password);
		this.values = new Values(source, isSecret);
	}

	/**
	 * Evaluates all fields that are shown.
	 *
	 * @throws InputError if one is an expression that gives nothing
	 */
	requireValues(): void {
		requireValues(this.values, this.fields);
	}

	/** The evaluated value; `undefined` if it is not set. A dotted name reaches into a collection. */
	value(name: string): unknown {
		return this.values.value(name, this.displayName(name));
	}

	/** Whether the field is shown for this item, with the values that the others have. */
	isShown(name: string): boolean {
		const placed = findProperty(this.fields, name);
		return !placed || isShown(this.values, placed, this.fields);
	}

	/** Whether the user has put the field into its collection, whatever it evaluates to. */
	isSet(name: string): boolean {
		return this.values.isSet(name);
	}

	/**
	 * Whether the field is there and empty on purpose: left so, or by an expression that gives an
	 * empty text. To be asked by who gives that a meaning, which the field's description says.
	 */
	isEmpty(name: string): boolean {
		const value = this.isSet(name) ? this.value(name) : undefined;
		return typeof value === 'string' && value.trim() === '';
	}

	/** A text that must not be empty. Numbers from expressions are taken as text. */
	text(name: string): string {
		const text = this.optionalText(name);
		if (text === undefined) this.fail(name, 'is empty', 'Enter a value.');
		return text;
	}

	/** A text, or `undefined` if it is empty. */
	optionalText(name: string): string | undefined {
		const value = this.filled(name);
		if (value === undefined || typeof value === 'number') return value?.toString();
		if (typeof value === 'string') return value.trim() === '' ? undefined : value;
		return this.fail(name, 'is not a text', `It is ${describe(value)}.`);
	}

	/**
	 * A text that says who may do what, or in which state: an etag, a password, a link. All of its
	 * expression has to give something.
	 */
	optionalGuard(name: string): string | undefined {
		this.values.requireParts(name, this.displayName(name));
		return this.optionalText(name);
	}

	/** A guard that is sent as a header: one line. */
	optionalHeader(name: string): string | undefined {
		const text = this.optionalGuard(name)?.trim();
		if (text !== undefined && /\p{Cc}/u.test(text)) {
			this.fail(name, 'contains a line break or another control character', 'Remove it.');
		}
		return text;
	}

	flag(name: string): boolean {
		const value = this.filled(name);
		if (value === undefined || isMeant(false, value)) return false;
		if (isMeant(true, value)) return true;
		return this.fail(name, 'is neither true nor false', `It is ${describe(value)}.`);
	}

	/** True or false, or `undefined` if it is not set. */
	optionalFlag(name: string): boolean | undefined {
		return this.isSet(name) ? this.flag(name) : undefined;
	}

	/** A whole number, or `undefined` if it is not set. */
	optionalInteger(name: string, minimum = 0, maximum = Infinity): number | undefined {
		const value = this.numeric(name);
		if (value === undefined) return undefined;
		if (
			typeof value === 'number' &&
			Number.isSafeInteger(value) &&
			value >= minimum &&
			value <= maximum
		) {
			return value;
		}
		const bounds = maximum === Infinity ? `of ${minimum} or more` : `from ${minimum} to ${maximum}`;
		const remedy = `It is ${describe(value)}. Correct the value.`;
		return this.fail(name, `is not a whole number ${bounds}`, remedy);
	}

	/** A number, or `undefined` if it is not set. */
	optionalNumber(name: string, minimum = -Infinity, maximum = Infinity): number | undefined {
		const value = this.numeric(name);
		if (value === undefined) return undefined;
		if (typeof value === 'number' && value >= minimum && value <= maximum) return value;
		const bounds = [
			minimum === -Infinity ? '' : ` of ${minimum} or more`,
			maximum === Infinity ? '' : ` of at most ${maximum}`,
		].join('');
		return this.fail(
			name,
			`is not a number${bounds}`,
			`It is ${describe(value)}. Correct the value.`,
		);
	}

	/** One of the values that a list of options offers; the first if it is not set. */
	choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
		return this.optionalChoice(name, choices) ?? choices[0];
	}

	/** One of the values that a list of options offers, or `undefined` if it is not set. */
	optionalChoice<T extends string>(name: string, choices: readonly T[]): T | undefined {
		const value = this.filled(name);
		if (value === undefined || value === '') return undefined;
		return (
			choices.find((choice) => isMeant(choice, value)) ??
			this.fail(
				name,
				`is none of ${choices.join(', ')}`,
				`It is ${describe(value)}. Choose one from the list.`,
			)
		);
	}

	/** Some of the values that a list of options offers; none if it is not set. */
	choices<T extends string>(
		name: string,
		choices: readonly T[],
		chosen = this.filledList(name),
	): T[] {
		return chosen.map(
			(entry) =>
				choices.find((choice) => isMeant(choice, entry)) ??
				this.fail(
					name,
					`has ${quote(entry)}, which is none of ${choices.join(', ')}`,
					'Choose from the list.',
				),
		);
	}

	/** The name of a binary field, or (from an expression) the file itself. */
	binaryProperty(name: string): string | IBinaryData {
		const value = this.value(name);
		if (isBinary(value)) return value;
		if (typeof value !== 'object') return this.text(name);
		return this.fail(
			name,
			`is not the name of a field: it is ${describe(value)}`,
			"Enter the field's name, such as data. An expression gets a file without the bytes if n8n keeps them in memory.",
		);
	}

	/** A list: a list as such, one in JSON, or a text with commas between its entries. */
	list(name: string): string[] {
		const label = this.displayName(name);
		this.values.requireParts(name, label);
		const value = this.value(name);
		const list = toList(value, (problem, remedy) => this.fail(name, problem, remedy));
		const isCommas = list.length === 0 && typeof value === 'string' && value.includes(',');
		if (isCommas) this.values.refuseExpression(name, label);
		return list;
	}

	/** A list that an expression must not leave empty: none of them would mean all. */
	filledList(name: string): string[] {
		const list = this.list(name);
		if (list.length === 0) this.values.refuseExpression(name, this.displayName(name));
		return list;
	}

	/**
	 * A moment as Box writes it (RFC 3339, seconds, UTC), or `undefined` if it is not set.
	 * A text without a zone is meant in the workflow's.
	 */
	optionalTime(name: string): string | undefined {
		this.values.requireParts(name, this.displayName(name));
		const value = this.filled(name);
		if (value === undefined || value === '') return undefined;
		return (
			toBoxTime(value, this.source.timeZone) ??
			this.fail(name, 'is not a date and time', `It is ${describe(value)}. ${TIME_FORMS}`)
		);
	}

	/**
	 * A day as Box writes it, `2026-01-31`, or `undefined` if it is not set. A moment is the day
	 * that it is in the workflow's time zone.
	 */
	optionalDate(name: string): string | undefined {
		this.values.requireParts(name, this.displayName(name));
		const value = this.filled(name);
		if (value === undefined || value === '') return undefined;
		return (
			toDay(value, this.source.timeZone) ??
			this.fail(name, 'is not a date', `It is ${describe(value)}. Use a form such as 2026-01-31.`)
		);
	}

	/** An object or a list: as such, or as a text in JSON. `undefined` if it is empty. */
	optionalJson(name: string, form: 'object' | 'list'): Json | undefined {
		this.values.requireParts(name, this.displayName(name));
		const value = this.filled(name);
		if (value === undefined || (typeof value === 'string' && value.trim() === '')) return undefined;
		const fail = (...said: [string, string]) => this.fail(name, ...said);
		const json = typeof value === 'string' ? parseTyped(value, fail) : value;
		const fits = form === 'list' ? Array.isArray(json) : isPlainObject(json);
		if (fits) return toJsonValue(json, fail);
		return this.fail(
			name,
			form === 'list' ? 'is not a JSON list' : 'is not a JSON object',
			`It is ${describe(json)}. ${form === 'list' ? 'A list begins with [ and ends with ].' : 'An object begins with { and ends with }.'}`,
		);
	}

	/**
	 * What is mapped to fields of Box's, by their IDs: each by itself, or the input's by their names.
	 * Fields that are empty are left out.
	 */
	mapped(name: string): JsonObject {
		const mapper = this.value(name);
		if (!isPlainObject(mapper)) return {};
		const label = this.displayName(name);
		const fields = mappedFields(mapper.schema);
		const given =
			mapper.mappingMode === 'autoMapInputData'
				? namesakes(this.source.evaluate('{{ $json }}'), fields, (...said) =>
						this.fail(name, ...said),
					)
				: mapper.value;
		if (!isPlainObject(given)) return {};
		return toMappedValues(given, fields, this.source.timeZone, (field, problem, remedy) => {
			throw new InputError(`'${label} › ${field}' ${problem}`, remedy);
		});
	}

	/** An ID of Box: digits only. */
	optionalId(name: string): string | undefined {
		const id = this.optionalGuard(name)?.trim();
		if (id !== undefined && !/^\d+$/.test(id)) {
			this.fail(name, `is not an ID: ${quote(id)}`, 'An ID of Box consists of digits only.');
		}
		return id;
	}

	/** How many results are wanted: `undefined` means all. */
	limit(): number | undefined {
		return this.flag('returnAll') ? undefined : (this.optionalInteger('limit', 1) ?? 50);
	}

	/** What was read so far of the fields that hold a secret. */
	secrets(): string[] {
		return this.values.secrets();
	}

	/** Raises an error about a field, under the name the editor shows. */
	fail(name: string, problem: string, description?: string): never {
		throw new InputError(`'${this.displayName(name)}' ${problem}`, description);
	}

	/** The name the editor shows for a field; one in a row has the row's number. */
	displayName(name: string): string {
		return findProperty(this.fields, name)?.label ?? name;
	}

	/** A number, or one as text; anything else as it is, and `undefined` if there is nothing. */
	private numeric(name: string): unknown {
		const value = this.filled(name);
		if (value === '') return undefined;
		return toNumber(value, (...said) => this.fail(name, ...said));
	}

	/** The value of a field that an expression must not leave empty. */
	private filled(name: string): unknown {
		this.values.requireFilled(name, this.displayName(name));
		return this.value(name);
	}
}

const TIME_FORMS =
	'Use a form such as 2026-01-31T09:00:00Z, or a number: the milliseconds since 1970, or with ten digits the seconds.';

function isPlainObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !isDate(value);
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
