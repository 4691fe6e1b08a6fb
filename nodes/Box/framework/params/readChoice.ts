import { describe } from '../errors/describe';
import { quote } from '../errors/quote';
import { isMeant } from './isMeant';
import type { Params } from './params';
import { readFilledList } from './readList';

/** One of the values that a list of options offers, or `undefined` if it is not set. */
export function readChoice<T extends string>(
	params: Params,
	name: string,
	choices: readonly T[],
): T | undefined {
	const value = params.filled(name);
	if (value === undefined || value === '') return undefined;
	return (
		meant(choices, value, (text) => params.optionNamed(name, text)) ??
		params.fail(
			name,
			`is none of ${choices.join(', ')}`,
			`It is ${describe(value)}. Choose one from the list.`,
		)
	);
}

/** How a list of options is read. */
interface ChoicesSettings {
	/** The value of the option that a text names; of those in the description without. */
	named?: (text: string) => unknown;
	/** What to do about a value that is none of them. */
	remedy?: string;
}

/** Some of the values that a list of options offers; none if it is not set. */
export function readChoices<T extends string>(
	params: Params,
	name: string,
	choices: readonly T[],
	{
		named = (text) => params.optionNamed(name, text),
		remedy = 'Choose from the list.',
	}: ChoicesSettings = {},
): T[] {
	return readFilledList(params, name).map(
		(entry) =>
			meant(choices, entry, named) ??
			params.fail(name, `has ${quote(entry)}, which is none of ${choices.join(', ')}`, remedy),
	);
}

function meant<T extends string, Value>(
	choices: readonly T[],
	value: Value,
	optionNamed: (text: Value) => unknown,
): T | undefined {
	const exact = choices.find((choice) => isMeant(choice, value));
	if (exact !== undefined) return exact;
	const named = optionNamed(value);
	return choices.find((choice) => choice === named);
}
