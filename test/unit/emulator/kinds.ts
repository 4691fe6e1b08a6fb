import fastify from 'fastify';

import { BoxProblem } from '../../emulator/errors';
import type { Fields, Kind, Presence } from '../../emulator/tables/kinds';
import {
	any,
	choice,
	flag,
	id,
	integer,
	list,
	nullable,
	optional,
	otherwise,
	record,
	required,
	text,
	time,
} from '../../emulator/tables/kinds';
import { object, readValues, refuseVersion } from '../../emulator/tables/read';

/** The name of what is refused. */
function refusal(read: () => unknown): unknown {
	try {
		return { read: read() };
	} catch (error) {
		if (!(error instanceof BoxProblem)) throw error;
		return [error.status, JSON.stringify(error.context?.errors).match(/"name":"([^"]*)"/)?.[1]];
	}
}

const inner = object({ id: required(id()) });

describe('a kind of value', () => {
	it.each<[string, Kind<unknown, Presence>, unknown, unknown]>([
		['text', text(), 'a', 'a'],
		['text of a length', text({ min: 1, max: 2 }), 'ab', 'ab'],
		['id', id(), '12', '12'],
		['id as a number', id(), 12, '12'],
		['flag', flag(), true, true],
		['flag of a query', flag(), 'False', false],
		['number', integer(), 5, 5],
		['number of a query', integer(), '-5', -5],
		['choice', choice(['a', 'b']), 'b', 'b'],
		['time', time(), '1970-01-01T00:00:01Z', 1000],
		['list', list(id()), [1, '2'], ['1', '2']],
		['record', record(flag()), { a: true }, { a: true }],
		['object', inner, { id: 1 }, { id: '1' }],
		['anything', any(), [{}], [{}]],
	])('reads a %s', (_what, kind, given, read) => {
		expect(kind.read(given, 'x')).toEqual(read);
	});

	it.each<[string, Kind<unknown, Presence>, unknown, string]>([
		['a number for a text', text(), 1, 'x'],
		['a short text', text({ min: 1 }), '', 'x'],
		['a long text', text({ max: 1 }), 'ab', 'x'],
		['another pattern', text({ pattern: /^a$/ }), 'b', 'x'],
		['an inexact id', id(), 2 ** 60, 'x'],
		['no flag', flag(), 'yes', 'x'],
		['a broken number', integer(), 1.5, 'x'],
		['a small number', integer({ min: 1 }), 0, 'x'],
		['a large number', integer({ max: 1 }), '2', 'x'],
		['an unknown choice', choice(['a']), 'b', 'x'],
		['no time', time(), 'today', 'x'],
		['no list', list(id()), '1', 'x'],
		['an empty list', list(id(), { min: 1 }), [], 'x'],
		['a long list', list(id(), { max: 1 }), [1, 2], 'x'],
		['a wrong entry', list(id()), [1, {}], 'x'],
		['a wrong value of a record', record(flag()), { a: 1 }, 'x.a'],
		['an unknown property of an object', inner, { id: 1, no: 1 }, 'x.no'],
		['an object without what it needs', inner, {}, 'x.id'],
	])('refuses %s', (_what, kind, given, name) => {
		expect(refusal(() => kind.read(given, 'x'))).toEqual([400, name]);
	});
});

describe('a body of fields', () => {
	const fields = {
		name: required(text({ min: 1 })),
		note: otherwise(text(), 'none'),
		tags: list(text()),
		rule: nullable(integer()),
	} satisfies Fields;

	it('is what was given, and what counts if it was not', () => {
		expect(readValues(fields, { name: 'a' })).toEqual({ name: 'a', note: 'none' });
		expect(readValues(fields, { name: 'a', note: null, tags: null, rule: null })).toEqual({
			name: 'a',
			note: 'none',
			tags: [],
			rule: null,
		});
	});

	it('needs what is required, if it makes something', () => {
		expect(refusal(() => readValues(fields, { name: null }))).toEqual([400, 'name']);
		expect(readValues(optional(fields), {})).toEqual({});
		expect(readValues(optional(fields), { name: null, note: null })).toEqual({ note: '' });
	});

	it('has nothing else', () => {
		expect(refusal(() => readValues(fields, { name: 'a', nmae: 'b' }))).toEqual([400, 'nmae']);
	});
});

describe('a version of Box’s API', () => {
	it('has to be asked for where there are several', async () => {
		const app = fastify();
		app.get('/', (request) => {
			refuseVersion(request, '2025.0');
			return 'here';
		});
		app.setErrorHandler((error, _request, reply) =>
			reply.code(error instanceof BoxProblem ? error.status : 500).send(),
		);
		const address = await app.listen({ host: '127.0.0.1', port: 0 });
		const get = async (headers: Record<string, string>) =>
			(await fetch(address, { headers })).status;

		expect(await get({ 'box-version': '2025.0' })).toBe(200);
		expect(await get({ 'box-version': '2024.0' })).toBe(400);
		expect(await get({})).toBe(400);
		await app.close();
	});
});
