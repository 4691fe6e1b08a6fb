import { InputError } from '../errors/inputError';
import { quote } from '../errors/quote';
import { badValue } from './badValue';

/**
 * Checks the name of a file or folder by Box's rules, so that a wrong one is refused before
 * anything is sent.
 *
 * https://developer.box.com/reference/post-files-content/
 *
 * @param field the field's display name
 * @throws InputError
 */
export function checkName(name: string, field: string): string {
	const refuse = (problem: string, remedy: string): never => {
		throw new InputError(`'${field}' ${problem}`, remedy);
	};
	const problem = badValue(name);
	if (problem) refuse(problem.what, problem.remedy);
	if (name.trim() === '') refuse('is empty', 'Enter a name.');
	if (name === '.' || name === '..') refuse(`is '${name}'`, 'Box forbids the names . and ..');
	if (/[/\\]/.test(name)) {
		refuse(
			`contains a slash: ${quote(name)}`,
			'Box forbids / and \\ in names. Remove or replace them.',
		);
	}
	if (/\p{Cc}/u.test(name)) {
		refuse(
			'contains a character that cannot be printed',
			'Remove line breaks, tabs and similar characters.',
		);
	}
	if (name.endsWith(' ')) refuse(`ends in a space: ${quote(name)}`, 'Remove the space at its end.');
	if (Array.from(name).length > 255) {
		refuse(`has ${Array.from(name).length} characters`, 'Use at most 255 characters.');
	}
	return name;
}
