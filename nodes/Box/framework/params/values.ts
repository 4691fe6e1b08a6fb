import type { INodeProperties } from 'n8n-workflow';

import { isObject } from '../../client/json';
import { withoutTexts } from '../errors/blankSecrets';
import { InputError } from '../errors/inputError';
import { firstLine } from '../errors/quote';
import { badValue } from './badValue';
import { isExpression, isFromAgent, isTemplate, parts, shown } from './expressions';
import type { ParameterSource } from './parameterSource';

/** What becomes of an object in the middle of a text. */
const OBJECT = '[object Object]';

/** What becomes of a missing value that is joined to a text, at the end of a name or a word. */
const UNDEFINED = /(?:^|\S)undefined(?:$|[/*])/;

/** The words of a description that say what an empty field means: `to remove the password`. */
const MEANT_EMPTY = /\bLeave empty ((?:to|for) [^.;]+)/;

/**
 * The values of a node's parameters, each evaluated once. An expression that gives nothing is an
 * error wherever it stands: read as empty, it would switch off what the user asked for.
 */
export class Values {
	private readonly known = new Map<string, unknown>();

	/** @param propertyOf how the editor shows the field of that name */
	constructor(
		private readonly source: ParameterSource,
		private readonly propertyOf: (name: string) => INodeProperties | undefined,
	) {}

	/** Whether the user has put the field into its collection, whatever it evaluates to. */
	isSet(name: string): boolean {
		return this.source.stored(name) !== null;
	}

	/**
	 * Whether an AI agent was to fill the field in and has nothing for it: n8n makes an agent give all
	 * values, so that it leaves one out by an empty text.
	 */
	isLeftOut(name: string): boolean {
		return isFromAgent(this.source.stored(name)) && isBlank(this.evaluatedOrNothing(name));
	}

	/** As the editor stored it: an expression begins with `=`. `null` where it is not set. */
	stored(name: string): unknown {
		return this.source.stored(name);
	}

	/**
	 * The evaluated value; `undefined` if it is not set.
	 *
	 * @param label the field, as errors call it
	 * @throws InputError if an expression gives nothing, or what no field can take
	 */
	value(name: string, label: string): unknown {
		if (!this.known.has(name)) this.known.set(name, this.checked(name, label));
		return this.known.get(name) ?? undefined;
	}

	/** The secrets that were read so far. */
	secrets(): string[] {
		return [...this.known].flatMap(([name, value]) =>
			this.isSecret(name) && value !== null && value !== undefined ? textsOf(value) : [],
		);
	}

	/**
	 * Raises an error if a piece of the field's expression gives nothing: `/Clients/{{ … }}`
	 * would be another folder.
	 */
	requireParts(name: string, label: string): void {
		const stored = this.source.stored(name);
		if (!isExpression(stored)) return;
		for (const { code, isName } of isTemplate(stored) ? parts(stored) : []) {
			const value = this.evaluated(() => this.source.evaluate(code), name, label, code);
			if (value === null || value === undefined || (value === '' && isName)) {
				this.givesNothing(name, label, code);
			}
		}
		this.refuseUndefined(name, label, stored);
	}

	/** Raises an error for an expression that gives an empty text although that has no meaning. */
	requireFilled(name: string, label: string): void {
		if (this.value(name, label) === '') this.refuseExpression(name, label);
	}

	/** Raises an error if the field, which is found to be empty, comes from an expression. */
	refuseExpression(name: string, label: string): void {
		const stored = this.source.stored(name);
		if (isExpression(stored) && !this.isLeftOut(name)) this.givesNothing(name, label, stored);
	}

	/** Raises an error if an AI agent has left out what must not be missing, such as a password. */
	refuseLeftOut(name: string, label: string): void {
		const stored = this.source.stored(name);
		if (isExpression(stored) && this.isLeftOut(name)) this.givesNothing(name, label, stored);
	}

	/** An expression that fails does so again where its error can be told. */
	private evaluatedOrNothing(name: string): unknown {
		try {
			return this.source.evaluated(name);
		} catch {
			return NaN;
		}
	}

	private checked(name: string, label: string): unknown {
		const stored = this.source.stored(name);
		if (this.isLeftOut(name)) return undefined;
		const value =
			this.assembled(name, stored) ??
			this.evaluated(() => this.source.evaluated(name), name, label, stored);
		const problem = badValue(value);
		if (problem) throw new InputError(`'${label}' ${problem.what}`, problem.remedy);
		if (!isExpression(stored)) return value;
		if (isNothing(value, stored)) this.givesNothing(name, label, stored);
		if (typeof value === 'string' && value.includes(OBJECT)) {
			this.refuseObject(name, label, stored);
		}
		// n8n hands a BigInt on as it is: somebody's way to keep all digits of an ID.
		return typeof value === 'bigint' ? String(value) : value;
	}

	/**
	 * A locator with its value, if that is its only expression and was evaluated before. n8n would
	 * evaluate it again, which takes longer than anything else that is done for an item.
	 */
	private assembled(name: string, stored: unknown): object | undefined {
		const inner = `${name}.value`;
		if (!isObject(stored) || !this.known.has(inner)) return undefined;
		const { value: _, ...others } = stored;
		if (!Object.values(others).every(isPlain)) return undefined;
		return { ...stored, value: this.known.get(inner) };
	}

	private refuseObject(name: string, label: string, stored: string): never {
		const culprit = parts(stored).find(({ code }) =>
			String(this.evaluated(() => this.source.evaluate(code), name, label, code)).includes(OBJECT),
		);
		throw new InputError(
			`'${label}' has an object in its text: ${this.shown(name, culprit?.code ?? stored)}`,
			'Choose one of the values in the object.',
		);
	}

	/** `'/Clients/' + $json.missing` is a text, but not the one that was meant. */
	private refuseUndefined(name: string, label: string, stored: string): void {
		const value = this.value(name, label);
		if (typeof value !== 'string' || !UNDEFINED.test(value)) return;
		throw new InputError(
			`'${label}' has 'undefined' in its text: ${this.shown(name, stored)}`,
			'Check that the input has all values that the expression joins.',
		);
	}

	private evaluated(
		evaluate: () => unknown,
		name: string,
		label: string,
		stored: unknown,
	): unknown {
		try {
			return evaluate();
		} catch (error) {
			return this.fails(name, label, stored, error);
		}
	}

	private givesNothing(name: string, label: string, expression: string): never {
		throw new InputError(
			`'${label}' is empty: its expression ${this.shown(name, expression)} gives nothing`,
			`Check that the input has this value, or correct the expression. ${this.insteadOf(name)}`,
		);
	}

	/** What to do if the field is to have no value: its description may say what that means. */
	private insteadOf(name: string): string {
		const { description = '', hint = '' } = this.propertyOf(name) ?? {};
		const meaning = MEANT_EMPTY.exec(`${description}. ${hint}`)?.[1];
		return meaning
			? `Leave the field itself empty, without an expression, ${meaning}.`
			: 'A field that is not needed can be removed.';
	}

	/** Whether the field holds a secret, which no error repeats. */
	private isSecret(name: string): boolean {
		return Boolean(this.propertyOf(name)?.typeOptions?.password);
	}

	/**
	 * n8n's reason is repeated: it names the node that did not run, or what cannot be called. It may
	 * also quote the value that the expression read, so that it is left out for a secret.
	 */
	private fails(name: string, label: string, expression: unknown, error: unknown): never {
		const said = error instanceof Error ? error.message : String(error);
		const reason = this.isSecret(name) ? '' : `: ${firstLine(said)}`;
		throw new InputError(
			`'${label}' has an expression that fails, ${this.shown(name, String(expression))}${reason}`,
			'Open the field in the editor and correct its expression.',
		);
	}

	/** The expression as an error may repeat it. */
	private shown(name: string, expression: string): string {
		return shown(this.isSecret(name) ? withoutTexts(expression) : expression);
	}
}

/** A secret as Box may repeat it: an expression may give a number, and spaces may be cut off. */
function textsOf(secret: unknown): string[] {
	if (typeof secret !== 'string') return typeof secret === 'number' ? [String(secret)] : [];
	return [secret, secret.trim()];
}

/** Whether nothing in a stored parameter is to be evaluated. */
function isPlain(stored: unknown): boolean {
	return typeof stored !== 'object' && !isExpression(stored);
}

/** What an AI agent gives if it has nothing to give. */
function isBlank(value: unknown): boolean {
	if (typeof value !== 'string') return value === null || value === undefined;
	return ['', 'null', 'undefined'].includes(value.trim().toLowerCase());
}

/** An empty text is nothing if other text was to stand beside it; alone it may be meant. */
function isNothing(value: unknown, stored: string): boolean {
	if (value === null || value === undefined) return true;
	if (typeof value !== 'string') return false;
	if (isTemplate(stored)) return !/[^\s,]/.test(value);
	return value !== '' && value.trim() === '';
}
