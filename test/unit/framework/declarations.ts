/**
 * Declarations that must not type-check: `npm run typecheck` fails if one of them does. Nothing of
 * this is run.
 */
import { folder } from '../../../nodes/Box/entities/folder';
import { choice, flag, locator, optionalLocator, text, when } from '../../../nodes/Box/fields';
import { operation, post, resource } from '../../../nodes/Box/framework';

const words = { name: 'Do', action: 'Do it', description: 'Does it', reference: 'none' };

const access = choice('Access', { open: 'Open', company: 'Company' });

const inFolder = (id: string) => post(['folders', id]);

// @ts-expect-error A default that is none of the choices
choice('Access', { open: 'Open', company: 'Company' }, { default: 'opne' });

// @ts-expect-error An optional locator whose description does not say what it means to leave it empty
optionalLocator(folder, {});

// @ts-expect-error A flag without a description
flag('Notify');

operation({
	...words,
	fields: { parent: locator(folder) },
	// @ts-expect-error A field that the operation does not have
	request: ({ folder }) => inFolder(String(folder)),
});

operation({
	...words,
	fields: { parent: optionalLocator(folder, { description: 'Leave empty for none' }) },
	// @ts-expect-error A locator that may be empty
	request: ({ parent }) => inFolder(parent.id),
});

operation({
	...words,
	options: { note: text('Note') },
	// @ts-expect-error An option that was perhaps not added
	request: ({ note }) => inFolder(note),
});

operation({
	...words,
	fields: { access, note: when({ access: 'open' }, text('Note')) },
	// @ts-expect-error A field that is perhaps not shown
	request: ({ note }) => inFolder(note),
});

operation({
	...words,
	fields: { note: text('Note', { empty: null }) },
	// @ts-expect-error A text that may be empty
	request: ({ note }) => inFolder(note),
});

operation({
	...words,
	fields: { access },
	// @ts-expect-error A value that is none of the choices
	request: ({ access }) => inFolder(access === 'public' ? '1' : '2'),
});

operation({
	...words,
	fields: { parent: locator(folder) },
	// @ts-expect-error What Box has to be asked for first
	prepare: ({ parent }) => ({ id: String(parent) }),
	request: () => inFolder('0'),
});

operation({
	...words,
	fields: { access },
	// @ts-expect-error An error about a field that the operation does not have
	prepare: (_, fail) => fail('acess', 'is wrong', 'Correct it.'),
	request: () => inFolder('0'),
});

// @ts-expect-error Neither a request nor a course of its own
operation({ ...words, fields: { access } });

const get = operation({ ...words, request: () => inFolder('0') });

// @ts-expect-error A default that is none of the operations
resource({ name: 'Folder', default: 'read', operations: { get } });
