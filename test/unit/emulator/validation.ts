import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Exchange } from '../../emulator/validation/exchange';
import { Validator } from '../../emulator/validation/validator';

/** A small document in the style of Box's: nullable compositions, anchored uses, variants. */
const DOCUMENT = {
	paths: {
		'/things/{thing_id}': {
			get: {
				parameters: [
					{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 10 } },
					{ name: 'kinds', in: 'query', schema: { type: 'array', items: { enum: ['a', 'b'] } } },
				],
				responses: {
					200: {
						content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
					},
					204: {},
					default: {
						content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
					},
				},
			},
			put: {
				requestBody: {
					content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
				},
				responses: { 200: {} },
			},
		},
		'/things/special': { get: { responses: { 204: {} } } },
		'/things/{thing_id}#link': {
			get: {
				parameters: [{ name: 'fields', in: 'query', required: true, schema: { type: 'string' } }],
			},
		},
	},
	components: {
		schemas: {
			Error: { type: 'object', properties: { status: { type: 'integer' } } },
			Base: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
			Thing: {
				allOf: [
					{ $ref: '#/components/schemas/Base' },
					{
						properties: {
							parent: { allOf: [{ $ref: '#/components/schemas/Base' }, { nullable: true }] },
							more: { type: 'object', additionalProperties: {} },
						},
					},
				],
			},
		},
	},
};

/** A later version, whose schemas have names of the other's. */
const LATER = {
	paths: {
		'/others/{other_id}': {
			get: {
				parameters: [{ $ref: '#/components/parameters/Version' }],
				responses: {
					200: {
						content: { 'application/json': { schema: { $ref: '#/components/schemas/Base' } } },
					},
				},
			},
		},
	},
	components: {
		parameters: {
			Version: {
				name: 'box-version',
				in: 'header',
				required: true,
				schema: { type: 'string' },
			},
		},
		schemas: { Base: { type: 'object', properties: { key: { type: 'string' } } } },
	},
};

describe('the check against an OpenAPI document', () => {
	let folder: string;
	let validator: Validator;

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'openapi-'));
		writeFileSync(join(folder, 'openapi.json'), JSON.stringify(DOCUMENT));
		writeFileSync(join(folder, 'openapi-v2025.0.json'), JSON.stringify(LATER));
		validator = new Validator(join(folder, 'openapi.json'));
	});

	afterAll(() => rmSync(folder, { recursive: true }));

	const check = (exchange: Partial<Exchange>) =>
		validator.check({
			method: 'GET',
			path: '/things/1',
			query: {},
			headers: {},
			body: undefined,
			status: 200,
			answer: '{"id":"1"}',
			...exchange,
		});

	it('needs a document that is there', () => {
		expect(() => new Validator(join(folder, 'missing.json'))).toThrow('missing.json');
	});

	it.each<[string, Partial<Exchange>]>([
		['a plain answer', {}],
		['null for a nullable composition', { answer: '{"id":"1","parent":null,"more":{"any":1}}' }],
		['parameters of the right types', { query: { limit: '5', kinds: 'a,b' } }],
		['a limit that will be cut', { query: { limit: '5000' } }],
		['a parameter of another use', { query: { fields: 'shared_link' } }],
		['an error with an empty body', { status: 401, answer: '' }],
		['a path that is there in full', { path: '/things/special', status: 204, answer: '' }],
		['an accepted body', { method: 'PUT', body: { id: '1' }, answer: '' }],
		[
			'a refused request, however wrong',
			{ query: { any: '1' }, status: 400, answer: '{"status":400}' },
		],
		['an error that is left out', { method: 'PUT', status: 409, answer: '{}' }],
		['an unknown path that was refused', { path: '/others', status: 404, answer: '{}' }],
		[
			'a later version, by its own document',
			{ path: '/others/1', headers: { 'box-version': '2025.0' }, answer: '{"key":"a"}' },
		],
	])('lets pass %s', (_what, exchange) => {
		expect(check(exchange)).toEqual([]);
	});

	it.each<[string, Partial<Exchange>, string]>([
		['a missing property', { answer: '{}' }, "must have required property 'id'"],
		[
			'a later version without its header',
			{ path: '/others/1', answer: '{"key":"a"}' },
			'the header parameter box-version is missing',
		],
		[
			'a property of another version',
			{ path: '/others/1', headers: { 'box-version': '2025.0' }, answer: '{"id":"1"}' },
			"the answer's id is unknown",
		],
		['a wrong type', { answer: '{"id":1}' }, '/id must be string'],
		[
			'an unknown property in an answer',
			{ answer: '{"id":"1","parent":{"id":"2","x":1}}' },
			'parent.x is unknown',
		],
		['a status that is not described', { status: 202, answer: '' }, 'the status 202'],
		['a body where there should be none', { status: 204 }, 'should have no body'],
		['an answer without its body', { answer: '' }, 'has no body'],
		[
			'an error of another form',
			{ status: 404, answer: '{"status":"404"}' },
			'/status must be integer',
		],
		['an unknown parameter', { query: { limt: '1' } }, 'parameter limt is unknown'],
		['a parameter of a wrong type', { query: { limit: 'many' } }, 'the parameter limit'],
		['a value that is not in the list', { query: { kinds: 'a,c' } }, 'the parameter kinds'],
		[
			'an unknown property in a body',
			{ method: 'PUT', body: { id: '1', nmae: 'x' }, answer: '' },
			'nmae is unknown',
		],
		['an accepted request to nowhere', { path: '/others' }, 'no such operation'],
	])('finds %s', (_what, exchange, finding) => {
		expect(check(exchange)).toEqual([expect.stringContaining(finding)]);
	});
});
