import { accessSync, constants } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import type { Document, Node } from './document';
import { SCHEMA_ID, isNode, loadDocument } from './document';
import {
	allowsMissing,
	allowsUnknownAnswer,
	allowsUnknownProperty,
	allowsUnknownQuery,
	asBoxReads,
	describedAs,
	isFreeAnswer,
	isUndocumented,
} from './exceptions';
import type { Exchange } from './exchange';
import type { Operation } from './operations';
import {
	answerSchema,
	findOperation,
	leavesErrorsOut,
	parametersOf,
	requestSchema,
} from './operations';
import { typed } from './typed';
import { unknownProperties } from './unknown';

const compiled = new WeakMap<Document, Ajv>();
const functions = new WeakMap<Node, ValidateFunction>();

/** Schemas are compiled when they are first needed. */
function compile(document: Document, schema: Node): ValidateFunction {
	const known = functions.get(schema);
	if (known) return known;
	let ajv = compiled.get(document);
	if (!ajv) {
		ajv = addFormats(new Ajv({ strict: false, allErrors: true, logger: false }));
		// The library's own pattern refuses addresses of this machine.
		ajv.addFormat('url', (value: string) => URL.canParse(value));
		ajv.addSchema({ $id: SCHEMA_ID, components: { schemas: document.schemas } });
		compiled.set(document, ajv);
	}
	const check = ajv.compile(schema);
	functions.set(schema, check);
	return check;
}

function described(errors: ErrorObject[] | null | undefined): string {
	const texts = (errors ?? []).map((each) => `${each.instancePath || 'it'} ${each.message ?? ''}`);
	return [...new Set(texts)].slice(0, 5).join(', ');
}

/** Checks exchanges against Box's OpenAPI document. */
export class Validator {
	private readonly path: string;

	/** The document is read with the first exchange. Throws at once when it cannot be read. */
	constructor(path: string) {
		accessSync(path, constants.R_OK);
		this.path = path;
	}

	/** What is wrong with the exchange, one line for each finding. */
	check(exchange: Exchange): string[] {
		const document = loadDocument(this.path);
		const operation = findOperation(document, exchange.method, exchange.path);
		const accepted = exchange.status < 400;
		const name = `${exchange.method} ${operation?.path ?? exchange.path}`;
		const findings = operation
			? [
					...(accepted ? checkRequest(document, operation, name, exchange) : []),
					...checkAnswer(document, operation, name, exchange),
				]
			: undocumented(exchange, accepted);
		return findings.map((each) => `${name}: ${each}`);
	}
}

/** Only an accepted request has to be in the document: others may be a test of what is refused. */
function undocumented({ method, path }: Exchange, accepted: boolean): string[] {
	const template = path
		.replace(/\/representations\/[^/]+$/, '/representations/{representation}')
		.replace(/\/versions\/\d+(?=\/)/, '/versions/{file_version_id}')
		.replace(/\/\d+(?=\/|$)/, '/{file_id}');
	return accepted && !isUndocumented(`${method} ${template}`)
		? ['the document has no such operation']
		: [];
}

function checkRequest(
	document: Document,
	operation: Operation,
	name: string,
	{ query, headers, body }: Exchange,
): string[] {
	const parameters = parametersOf(operation);
	const queries = parameters.filter((each) => each.in === 'query');
	const given: Record<string, unknown> = { query, header: headers };
	const missing = parameters.filter(({ in: where, name: key, required }) => {
		const place = given[where];
		return required && isNode(place) && place[key] === undefined;
	});
	const unknown = Object.keys(query).filter(
		(key) => !queries.some((each) => each.name === key) && !allowsUnknownQuery(name, key),
	);
	const wrong = queries.flatMap(({ name: key, schema }) => {
		const value = query[key];
		if (value === undefined) return [];
		const check = compile(document, schema);
		return check(typed(value, schema)) ? [] : [`the parameter ${key}: ${described(check.errors)}`];
	});
	return [
		...missing.map((each) => `the ${each.in} parameter ${each.name} is missing`),
		...unknown.map((key) => `the query parameter ${key} is unknown`),
		...wrong,
		...checkBody(document, operation, name, body),
	];
}

function checkBody(
	document: Document,
	operation: Operation,
	name: string,
	body: unknown,
): string[] {
	const schema = requestSchema(operation);
	if (body === undefined || Buffer.isBuffer(body)) return [];
	if (!schema) return ['there should be no body'];
	const check = compile(document, schema);
	check(asBoxReads(body));
	const errors = (check.errors ?? []).filter((each) => !isMissing(name, each));
	const wrong = errors.length === 0 ? [] : [`the body is wrong: ${described(errors)}`];
	const unknown = unknownProperties(document, [schema], body)
		.filter((path) => !allowsUnknownProperty(name, path))
		.map((path) => `the body's ${path} is unknown`);
	return [...wrong, ...unknown];
}

/** Whether the error is about a property of the body that Box does without. */
function isMissing(operation: string, { keyword, instancePath, params }: ErrorObject): boolean {
	const path = [...instancePath.split('/').slice(1), String(params.missingProperty)].join('.');
	return keyword === 'required' && allowsMissing(operation, path);
}

function checkAnswer(
	document: Document,
	operation: Operation,
	name: string,
	{ status, answer }: Exchange,
): string[] {
	if (isFreeAnswer(name, status, answer)) return [];
	const { known, schema } = answerSchema(operation, describedAs(name, status));
	if (!known) {
		return status >= 400 && leavesErrorsOut(operation)
			? []
			: [`the status ${status} is not described`];
	}
	// Bytes are not kept for the check.
	if (schema?.format === 'binary') return [];
	if (answer === '') return schema ? [`the answer ${status} has no body`] : [];
	if (!schema) return [`the answer ${status} should have no body`];
	if (schema.format === 'html') return [];
	const value: unknown = JSON.parse(answer);
	const check = compile(document, schema);
	const wrong = check(value) ? [] : [`the answer ${status} is wrong: ${described(check.errors)}`];
	const unknown = unknownProperties(document, [schema], value).filter(
		(path) => !allowsUnknownAnswer(name, path),
	);
	return [...wrong, ...unknown.map((path) => `the answer's ${path} is unknown`)];
}
