import type { INodeProperties } from 'n8n-workflow';

import { describe } from '../errors/describe';
import { InputError } from '../errors/inputError';
import { quote } from '../errors/quote';
import { isFromAgent } from './expressions';
import { isMeant } from './isMeant';
import { isShown } from './isShown';
import { optionNamed } from './optionNamed';
import type { ParameterSource } from './parameterSource';
import { findProperty } from './propertyTree';
import { requireValues } from './requireValues';
import { unquoted } from './unquoted';
import { Values } from './values';

/**
 * The parameters of one operation as they evaluate for one item, checked as they are read. A field
 * that is not set, or that was left empty, gives `undefined`; an expression that gives nothing is
 * an error. What is neither a text nor a flag is read by the functions beside this class.
 */
export class Params {
	private readonly values: Values;

	constructor(
		private readonly source: ParameterSource,
		private readonly fields: readonly INodeProperties[],
	) {
		this.values = new Values(source, (name) => findProperty(fields, name)?.property);
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

	/** Whether an AI agent fills the field in. */
	isFromAgent(name: string): boolean {
		return isFromAgent(this.source.stored(name));
	}

	/** Whether an AI agent was to fill the field in and has nothing for it. */
	isLeftOut(name: string): boolean {
		return this.values.isLeftOut(name) || this.values.isLeftOut(`${name}.value`);
	}

	/** Raises an error if an AI agent has left out what must not be missing. */
	refuseLeftOut(name: string): void {
		this.values.refuseLeftOut(name, this.displayName(name));
	}

	/**
	 * Whether the field is there and empty on purpose: left so, or by an expression that gives an
	 * empty text. To be asked by who gives that a meaning, which the field's description says.
	 */
	isEmpty(name: string): boolean {
		if (this.values.isLeftOut(name)) return true;
		const value = this.isSet(name) ? this.value(name) : undefined;
		return typeof value === 'string' && value.trim() === '';
	}

	/** The value of a field that an expression must not leave empty. */
	filled(name: string): unknown {
		this.values.requireFilled(name, this.displayName(name));
		return this.value(name);
	}

	/** The same, and all pieces of its expression have to give something. */
	whole(name: string): unknown {
		this.requireParts(name);
		return this.filled(name);
	}

	/** Raises an error if a piece of the field's expression gives nothing. */
	requireParts(name: string): void {
		this.values.requireParts(name, this.displayName(name));
	}

	/** Raises an error if the field, which is found to be empty, comes from an expression. */
	refuseExpression(name: string): void {
		this.values.refuseExpression(name, this.displayName(name));
	}

	/** The zone of times that name none: the workflow's. */
	get timeZone(): string {
		return this.source.timeZone;
	}

	/** The JSON of the input item. */
	get input(): unknown {
		return this.source.evaluate('{{ $json }}');
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
	 * expression has to give something, and an AI agent cannot leave it out.
	 */
	optionalGuard(name: string): string | undefined {
		this.refuseLeftOut(name);
		this.requireParts(name);
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
		return this.fail(
			name,
			'is neither true nor false',
			`It is ${describe(value)}. Use true or false.`,
		);
	}

	/** True or false, or `undefined` if it is not set. */
	optionalFlag(name: string): boolean | undefined {
		return this.isSet(name) ? this.flag(name) : undefined;
	}

	/** An ID of Box: digits only. */
	optionalId(name: string): string | undefined {
		const given = this.optionalGuard(name);
		const id = given === undefined ? undefined : unquoted(given);
		if (id !== undefined && !/^\d+$/.test(id)) {
			this.fail(name, `is not an ID: ${quote(id)}`, 'An ID of Box consists of digits only.');
		}
		return id;
	}

	/** What was read so far of the fields that hold a secret. */
	secrets(): string[] {
		return this.values.secrets();
	}

	/** The value of the field's option that a text names, by the words that the editor shows. */
	optionNamed(name: string, text: unknown): unknown {
		return optionNamed(findProperty(this.fields, name)?.property ?? {}, text);
	}

	/** Raises an error about a field, under the name the editor shows. */
	fail(name: string, problem: string, description?: string): never {
		throw new InputError(`'${this.displayName(name)}' ${problem}`, description);
	}

	/** The name the editor shows for a field; one in a row has the row's number. */
	displayName(name: string): string {
		return findProperty(this.fields, name)?.label ?? name;
	}
}
