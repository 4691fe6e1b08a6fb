import { badValue } from './badValue';
import { isExpression, isTemplate, parts, shown } from './expressions';
import { InputError } from './inputError';
import type { ParameterSource } from './parameterSource';
import { firstLine } from './quote';

/** What becomes of an object in the middle of a text. */
const OBJECT = '[object Object]';

/**
 * The values of a node's parameters, each evaluated once. An expression that gives nothing is an
 * error wherever it stands: read as empty, it would switch off what the user asked for.
 */
export class Values {
	private readonly known = new Map<string, unknown>();

	constructor(private readonly source: ParameterSource) {}

	/** Whether the user has put the field into its collection, whatever it evaluates to. */
	isSet(name: string): boolean {
		return this.source.stored(name) !== null;
	}

	/**
	 * The evaluated value; `undefined` where it is not set.
	 *
	 * @param label the field, as errors call it
	 * @throws InputError where an expression gives nothing, or what no field can take
	 */
	value(name: string, label: string): unknown {
		if (!this.known.has(name)) this.known.set(name, this.checked(name, label));
		return this.known.get(name) ?? undefined;
	}

	/**
	 * Raises an error where a piece of the field's expression gives nothing: `/Clients/{{ … }}`
	 * would be another folder.
	 */
	requireParts(name: string, label: string): void {
		const stored = this.source.stored(name);
		if (!isExpression(stored) || !isTemplate(stored)) return;
		for (const { code, isName } of parts(stored)) {
			const value = this.evaluated(() => this.source.evaluate(code), label, code);
			if (value === null || value === undefined || (value === '' && isName)) {
				givesNothing(label, code);
			}
		}
	}

	/** Raises an error for an expression that gives an empty text where that has no meaning. */
	requireFilled(name: string, label: string): void {
		if (this.value(name, label) === '') this.refuseExpression(name, label);
	}

	/** Raises an error where the field, which is found to be empty, comes from an expression. */
	refuseExpression(name: string, label: string): void {
		const stored = this.source.stored(name);
		if (isExpression(stored)) givesNothing(label, stored);
	}

	private checked(name: string, label: string): unknown {
		const stored = this.source.stored(name);
		const value = this.evaluated(() => this.source.evaluated(name), label, stored);
		const problem = badValue(value);
		if (problem) throw new InputError(`'${label}' ${problem.what}`, problem.remedy);
		if (!isExpression(stored)) return value;
		if (isNothing(value, stored)) givesNothing(label, stored);
		if (isTemplate(stored) && String(value).includes(OBJECT)) this.refuseObjects(stored, label);
		return value;
	}

	private refuseObjects(stored: string, label: string): void {
		for (const { code } of parts(stored)) {
			const value = this.evaluated(() => this.source.evaluate(code), label, code);
			if (String(value) !== OBJECT) continue;
			throw new InputError(
				`'${label}' has an object in its text: ${shown(code)}`,
				'Choose one of the values in the object.',
			);
		}
	}

	private evaluated(evaluate: () => unknown, label: string, stored: unknown): unknown {
		try {
			return evaluate();
		} catch (error) {
			return fails(label, stored, error);
		}
	}
}

/** An empty text is nothing where other text was to stand beside it; alone it may be meant. */
function isNothing(value: unknown, stored: string): boolean {
	if (value === null || value === undefined) return true;
	if (typeof value !== 'string' || /[^\s,]/.test(value)) return false;
	return value !== '' || isTemplate(stored);
}

function givesNothing(label: string, expression: string): never {
	throw new InputError(
		`'${label}' is empty: its expression ${shown(expression)} gives nothing`,
		'Check that the input has this value, or correct the expression. A field that is not needed can be removed.',
	);
}

/** n8n's reason is repeated: it names the node that did not run, or what cannot be called. */
function fails(label: string, expression: unknown, error: unknown): never {
	const said = error instanceof Error ? error.message : String(error);
	throw new InputError(
		`'${label}' has an expression that fails, ${shown(String(expression))}: ${firstLine(said)}`,
		'Open the field in the editor and correct its expression.',
	);
}
