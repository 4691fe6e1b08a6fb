import { BoxProblem } from '../errors';
import type { Fault } from '../server/types';
import type { EventParts } from '../state/events';
import { isEnterpriseStream } from '../state/events';
import type { SampleUsers } from '../state/users';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const isFlag: Check = (value) => typeof value === 'boolean';
const isStatus: Check = (value) => isCount(value) && Number(value) >= 200 && Number(value) <= 599;
const isHeaders: Check = (value) => isObject(value) && Object.values(value).every(isText);

/** What each key of a fault has to be, and how a message calls it. */
const FAULT_KEYS: Record<string, [Check, string]> = {
	method: [isText, 'a string'],
	path: [isText, 'a string'],
	times: [isCount, 'a whole number'],
	skip: [isCount, 'a whole number'],
	status: [isStatus, 'a status from 200 to 599'],
	headers: [isHeaders, 'an object of strings'],
	body: [() => true, 'anything'],
	drop: [isFlag, 'true or false'],
	stall: [(value) => value === true || isCount(value), 'true or a number of milliseconds'],
	cut: [isCount, 'a number of bytes'],
	after: [isFlag, 'true or false'],
	damage: [isFlag, 'true or false'],
};

const EFFECTS = ['status', 'headers', 'body', 'drop', 'stall', 'cut', 'damage'];

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(message: string): BoxProblem {
	return new BoxProblem(400, 'invalid_control', message);
}

function objectOf(body: unknown): Record<string, unknown> {
	if (body === undefined) return {};
	if (!isObject(body)) throw invalid('The body must be a JSON object.');
	return body;
}

function isFault(body: Record<string, unknown>): body is Record<string, unknown> & Fault {
	for (const [key, value] of Object.entries(body)) {
		const [check, name] = (Object.hasOwn(FAULT_KEYS, key) && FAULT_KEYS[key]) || [];
		if (!check) {
			throw invalid(`A fault has no "${key}". It has: ${Object.keys(FAULT_KEYS).join(', ')}.`);
		}
		if (!check(value)) throw invalid(`"${key}" must be ${name}.`);
	}
	return true;
}

/** The fault a control request orders; a clear 400 for anything that is none. */
export function readFault(body: unknown): Fault {
	const fault = objectOf(body);
	if (!isFault(fault)) throw invalid('Not a fault.');
	if (!EFFECTS.some((key) => fault[key] !== undefined)) {
		throw invalid(`A fault needs at least one of: ${EFFECTS.join(', ')}.`);
	}
	try {
		new RegExp(fault.path ?? '');
	} catch {
		throw invalid('"path" is not a valid regular expression.');
	}
	return fault;
}

/** One of the sample users; undefined if nobody is named. */
export function checkUser(id: unknown, users: SampleUsers, name = 'userId'): string | undefined {
	if (id === undefined) return undefined;
	const ids = Object.values(users).map((user) => user.id);
	if (typeof id === 'string' && ids.includes(id)) return id;
	throw invalid(`"${name}" must be one of: ${ids.join(', ')}.`);
}

/** The user to connect, undefined for the usual one. */
export function readConnect(body: unknown, users: SampleUsers): string | undefined {
	return checkUser(objectOf(body).userId, users);
}

/** Any event, whose `userId` and `stream` say into which stream it goes. */
export function readEvent(body: unknown, users: SampleUsers): EventParts {
	const { event_type, userId, stream, ...rest } = objectOf(body);
	if (event_type !== undefined && typeof event_type !== 'string') {
		throw invalid('"event_type" must be a string.');
	}
	if (stream !== undefined && !isEnterpriseStream(stream)) {
		throw invalid('"stream" must be one of: enterprise, admin_logs, admin_logs_streaming.');
	}
	return {
		...rest,
		userId: checkUser(userId, users),
		...(event_type ? { event_type } : {}),
		...(stream ? { stream } : {}),
	};
}
