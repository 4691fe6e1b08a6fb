import { quote } from '../framework/errors/quote';
import type { Emptiable, Field } from '../framework/field';
import type { Params } from '../framework/params/params';
import { text, type TextSettings } from './text';

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** An email address. Whether there is such an address, only Box can say. */
export function email(displayName: string, settings?: TextSettings): Field<string>;
export function email<Empty>(
	displayName: string,
	settings: TextSettings & Emptiable<Empty>,
): Field<string | Empty>;
export function email(displayName: string, settings: TextSettings = {}): Field<unknown> {
	const field: Field<unknown> = text(displayName, { example: 'ann@example.com', ...settings });
	return {
		...field,
		read: (scope, name) => {
			const value = field.read(scope, name);
			return typeof value === 'string' ? checkEmail(scope.params, name, value.trim()) : value;
		},
	};
}

function checkEmail(params: Params, name: string, email: string): string {
	if (EMAIL.test(email)) return email;
	const remedy = 'Enter one such as ann@example.com.';
	return params.fail(name, `is not an email address: ${quote(email)}`, remedy);
}
