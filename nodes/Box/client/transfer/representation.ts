import { optionHeaders } from '../calls/callHeaders';
import type { Connection } from '../calls/connection';
import { callJson, invalidAnswer } from '../calls/jsonCall';
import { BoxError, type CallLabel } from '../error';
import { isDownloadHost, mayCarryToken } from '../http/hosts';
import { encodePath, pathOf } from '../http/url';
import { isObject, objectAt, textAt } from '../json';
import type { CallOptions, Download, JsonObject } from '../types';
import { openBytes } from './bytesCall';

/** Milliseconds before Box is asked again whether it is done; longer each time, up to the most. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

/** Which other form of a file is wanted, and for how long to wait for it. */
export interface RepresentationRequest {
	/** As `X-Rep-Hints` names it: `extracted_text`, `markdown`. */
	name: string;
	/** Milliseconds to wait in all while Box makes it. */
	maxWait: number;
}

/**
 * Opens another form of a file's current version, once Box has made it:
 * https://developer.box.com/guides/representations/
 *
 * @throws {BoxError} `no_representation` if Box has none of this file, `representation_failed` if it
 *   cannot make it, `not_ready` if it does not have it in time
 */
export async function openRepresentation(
	connection: Connection,
	options: CallOptions,
	fileId: string,
	request: RepresentationRequest,
): Promise<Download> {
	const { timing } = connection.parts;
	const wanted = { connection, options, fileId, deadline: timing.now() + request.maxWait };
	const found = await listed(wanted, request.name);
	const made = await untilMade(wanted, found);
	const { url_template: template } = objectAt(made.content);
	const url = addressIn(wanted, textAt(template)?.replace('{+asset_path}', ''));
	if (!isDownloadHost(url, connection.hosts) && !mayCarryToken(url, connection.hosts)) {
		throw invalidAnswer(labelOf(wanted), 200, 'names an address that is not of Box');
	}
	return await openBytes(connection, {
		label: { method: 'GET', path: pathOf(url) },
		url,
		headers: optionHeaders(options),
		atDownloadHost: isDownloadHost(url, connection.hosts),
		repeatable: true,
		waitsWhenAccepted: true,
		maxPreparing: timeLeft(wanted),
		check: ({ status, header }) => {
			if (!NO_REPRESENTATION.test(header('content-type') ?? '')) return;
			throw invalidAnswer(labelOf(wanted), status, 'is a page or an object, not a representation');
		},
	});
}

/** What servers that are not Box answer with. */
const NO_REPRESENTATION = /^(?:text\/html|application\/(?:xhtml\+xml|json))\b/i;

interface Wanted {
	connection: Connection;
	options: CallOptions;
	fileId: string;
	/** By the connection's clock. */
	deadline: number;
}

function timeLeft({ connection, deadline }: Wanted): number {
	return Math.max(0, deadline - connection.parts.timing.now());
}

function labelOf({ fileId }: Wanted): CallLabel {
	return { method: 'GET', path: encodePath(['files', fileId]) };
}

/** What Box knows of the representation, which may still have to be made. */
async function listed(wanted: Wanted, name: string): Promise<JsonObject> {
	const { connection, options, fileId } = wanted;
	const file = await callJson(
		connection,
		{
			method: 'GET',
			path: ['files', fileId],
			query: { fields: ['representations'] },
			headers: { 'x-rep-hints': `[${name}]` },
		},
		{ options },
	);
	const { entries } = objectAt(file.representations);
	const all = Array.isArray(entries) ? entries : [];
	const found = all.filter(isObject).find(({ representation }) => representation === name);
	if (found) return found;
	throw problem(wanted, 'no_representation', `Box has no representation '${name}' of this file`);
}

/** Asks until Box has made it: the first request has it begin. */
async function untilMade(wanted: Wanted, found: JsonObject): Promise<JsonObject> {
	const { connection, options } = wanted;
	const { timing } = connection.parts;
	const info = objectAt(found.info).url;
	let current = found;
	for (let pause = 0; !isMade(current); pause = Math.min(pause * 2 || FIRST_PAUSE, LONGEST_PAUSE)) {
		failIfImpossible(wanted, current);
		const left = timeLeft(wanted);
		if (pause > 0 && left === 0) throw problem(wanted, 'not_ready', 'Box is still preparing this');
		if (pause > 0) await timing.sleep(Math.min(pause, left), connection.signal);
		const url = addressIn(wanted, textAt(info));
		if (!mayCarryToken(url, connection.hosts)) {
			throw invalidAnswer(labelOf(wanted), 200, 'names an address that is not of Box');
		}
		const request = { method: 'GET', url, expects: 'object' } as const;
		const settings = { options, maxPreparing: timeLeft(wanted) };
		// What has no state is not about a representation.
		current = { ...found, status: {}, ...(await callJson(connection, request, settings)) };
	}
	return current;
}

function stateOf({ status }: JsonObject): string | undefined {
	return textAt(objectAt(status).state);
}

/** Whether it can be read; `viewable` is a part of what is to come. */
function isMade(representation: JsonObject): boolean {
	return ['success', 'viewable'].includes(stateOf(representation) ?? '');
}

function failIfImpossible(wanted: Wanted, representation: JsonObject): void {
	const state = stateOf(representation);
	if (state === 'none' || state === 'pending') return;
	if (state !== 'error') throw invalidAnswer(labelOf(wanted), 200, 'has an unknown state');
	const code = textAt(objectAt(representation.status).code);
	const why = code === undefined ? '' : ` (${code})`;
	throw problem(wanted, 'representation_failed', `Box could not make the representation${why}`);
}

function addressIn(wanted: Wanted, address: string | undefined): URL {
	if (address !== undefined && URL.canParse(address)) return new URL(address);
	throw invalidAnswer(labelOf(wanted), 200, 'does not say where the representation is');
}

function problem(wanted: Wanted, code: string, message: string): BoxError {
	return new BoxError({ ...labelOf(wanted), status: 200, code, message, fromBox: true });
}
