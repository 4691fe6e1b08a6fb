import { checkName } from '../../../nodes/Box/framework/params/names';
import { thrown } from './thrown';

test.each([
	'report.pdf',
	' leading spaces',
	'.env',
	'...',
	'größer 😀.txt',
	'a:b*c?d"e<f>g|h',
	'x'.repeat(255),
	'😀'.repeat(255),
])('%j is left as it is', (name) => {
	expect(checkName(name, 'Name')).toBe(name);
});

test.each([
	['', "'Name' is empty", 'Enter a name.'],
	[' \t', "'Name' is empty", 'Enter a name.'],
	['.', "'Name' is '.'", 'Box forbids the names . and ..'],
	['..', "'Name' is '..'", 'Box forbids the names . and ..'],
	['a/b', "'Name' contains a slash: 'a/b'", /Remove or replace/],
	['a\\b', "'Name' contains a slash: 'a\\b'", /Remove or replace/],
	['a\u0000b', "'Name' contains a character that cannot be printed", /line breaks/],
	['a\u0085b', "'Name' contains a character that cannot be printed", /line breaks/],
	['a ', "'Name' ends in a space: 'a '", /Remove the space/],
	['x'.repeat(256), "'Name' has 256 characters", 'Use at most 255 characters.'],
])('%j is refused', (name, message, description) => {
	expect(thrown(() => checkName(name, 'Name'))).toMatchObject({
		name: 'InputError',
		message,
		description: expect.stringMatching(description),
	});
});
