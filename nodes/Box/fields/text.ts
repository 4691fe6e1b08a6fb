import { quote } from '../framework/errors/quote';
import {
	described,
	sentAs,
	unlessEmpty,
	type Emptiable,
	type Field,
	type Settings,
} from '../framework/field';
import { checkName } from '../framework/params/names';
import type { Params } from '../framework/params/params';
import { readFilledList, readList } from '../framework/params/readList';

export interface TextSettings extends Settings {
	default?: string;
	/** The editor hides what is entered, and no error repeats it. */
	secret?: true;
	/** Lines that the editor shows. */
	rows?: number;
	/** How many characters Box takes at most. */
	longest?: number;
}

/** A text that must not be empty. */
export function text(displayName: string, settings?: TextSettings): Field<string>;
export function text<Empty>(
	displayName: string,
	settings: TextSettings & Emptiable<Empty>,
): Field<string | Empty>;
export function text(displayName: string, settings: TextSettings = {}): Field<unknown> {
	return textField(displayName, settings, (params, name) =>
		checkLength(params, name, params.text(name), settings),
	);
}

/** A text that is not sent if it is empty. */
export function optionalText(
	displayName: string,
	settings: TextSettings = {},
): Field<string | undefined> {
	return textField(displayName, settings, (params, name) => params.optionalText(name));
}

function checkLength(
	params: Params,
	name: string,
	text: string,
	{ longest = Infinity }: TextSettings,
): string {
	const { length } = Array.from(text);
	if (length <= longest) return text;
	return params.fail(name, `has ${length} characters`, `Use at most ${longest} characters.`);
}

/** A text of which each piece of an expression has to give something: a password, an address. */
export function guard(displayName: string, settings?: TextSettings): Field<string | undefined>;
export function guard<Empty>(
	displayName: string,
	settings: TextSettings & Emptiable<Empty>,
): Field<string | undefined | Empty>;
export function guard(displayName: string, settings: TextSettings = {}): Field<unknown> {
	const field = textField(displayName, settings, (params, name) => params.optionalGuard(name));
	return {
		...field,
		isGuard: true,
		read: (scope, name) => {
			scope.params.refuseLeftOut(name);
			return field.read(scope, name);
		},
	};
}

/** A guard that is sent as a header, as it is: one line of ASCII. */
export function header(displayName: string, settings: TextSettings): Field<string | undefined> {
	const read = (params: Params, name: string) => {
		const text = params.optionalHeader(name);
		if (text === undefined || /^[ -~]+$/.test(text)) return text;
		const remedy = 'Use letters without accents, digits and signs only.';
		return params.fail(
			name,
			`contains a character that a header cannot have: ${quote(text)}`,
			remedy,
		);
	};
	return { ...textField(displayName, { ...settings, to: 'headers' }, read), isGuard: true };
}

/** The name of a file or folder, checked by Box's rules. */
export function itemName(displayName: string, settings?: TextSettings): Field<string>;
export function itemName<Empty>(
	displayName: string,
	settings: TextSettings & Emptiable<Empty>,
): Field<string | Empty>;
export function itemName(displayName: string, settings: TextSettings = {}): Field<unknown> {
	return textField(displayName, settings, (params, name) =>
		checkName(params.optionalText(name) ?? '', params.displayName(name)),
	);
}

/** An ID of Box that cannot be chosen from a list: digits only. */
export function id(displayName: string, settings: TextSettings = {}): Field<string | undefined> {
	const look = { example: '1234567890', ...settings };
	return textField(displayName, look, (params, name) => params.optionalId(name));
}

/** Comma-separated texts, or a list from an expression. */
export function list(displayName: string, settings: TextSettings = {}): Field<string[]> {
	return textField(displayName, settings, readList);
}

/** The same, with at least one entry. */
export function filledList(displayName: string, settings: TextSettings = {}): Field<string[]> {
	return textField(displayName, settings, (params, name) => {
		const entries = readFilledList(params, name);
		return entries.length > 0 ? entries : params.fail(name, 'is empty', 'Enter at least one.');
	});
}

function textField<T>(
	displayName: string,
	settings: TextSettings,
	read: (params: Params, name: string) => T,
): Field<T> {
	const { secret, rows } = settings;
	const typeOptions = { ...(secret ? { password: true } : {}), ...(rows ? { rows } : {}) };
	return {
		property: {
			displayName,
			type: 'string',
			...(Object.keys(typeOptions).length > 0 ? { typeOptions } : {}),
			default: settings.default ?? '',
			...described(settings),
		},
		...sentAs(settings),
		read: unlessEmpty(settings, read),
	};
}
