import { optionHeaders } from '../calls/callHeaders';
import type { Connection } from '../calls/connection';
import { callJson, invalidAnswer, readObject } from '../calls/jsonCall';
import { nextStep } from '../calls/retry';
import { asBoxError, BoxError, type CallLabel } from '../error';
import { isPrivate } from '../http/hosts';
import { textAt } from '../json';
import type { CallOptions, Download, Json, JsonObject } from '../types';
import { openBytes } from './bytesCall';
import { EXPIRED } from './content';

/** What goes into an archive; a folder with all that is in it. */
export interface ZipItem {
	type: 'file' | 'folder';
	id: string;
}

/** An archive on its way. */
export interface ZipDownload {
	download: Download;
	/** Which items have other names in it: https://developer.box.com/reference/resources/zip-download/ */
	nameConflicts: Json;
	/**
	 * What became of it, once all bytes have come: how many files are in it, and how many Box has left
	 * out. https://developer.box.com/reference/resources/zip-download-status/
	 *
	 * @throws {BoxError} `zip_failed` if it is not complete
	 */
	outcome: () => Promise<JsonObject>;
}

/** How often a new archive is asked for because the address of one has expired. */
const MAX_RENEWALS = 2;

/** Milliseconds between two looks at what became of an archive, and how many of them. */
const LOOK_AGAIN = 1_000;
const MAX_LOOKS = 30;

/** How errors name the requests: their real paths would give everybody the archive. */
const CONTENT: CallLabel = { method: 'GET', path: '/zip_downloads/content' };
const STATUS: CallLabel = { method: 'GET', path: '/zip_downloads/status' };

/**
 * Has Box make an archive, and opens it. Its address is good for some seconds and for one download,
 * so each attempt is with a new one: https://developer.box.com/guides/downloads/zip/
 *
 * @param name of the archive, without `.zip`
 */
export async function openZip(
	connection: Connection,
	options: CallOptions,
	items: readonly ZipItem[],
	name?: string,
): Promise<ZipDownload> {
	const { timing } = connection.parts;
	let waited = 0;
	for (let attempt = 1; ; attempt += 1) {
		const zip = await createZip(connection, options, items, name);
		const opened = await open(connection, zip).catch(asBoxError);
		if (!(opened instanceof BoxError)) return { ...zip, ...opened };
		const isExpired = EXPIRED.includes(opened.status) && attempt <= MAX_RENEWALS;
		const facts = { repeatable: true, waited };
		const step = isExpired ? { wait: 0 } : nextStep(attempt, opened, facts, timing.random);
		if (step === 'stop') throw Object.assign(opened, { attempts: attempt });
		waited += step.wait;
		await timing.sleep(step.wait, connection.signal);
	}
}

type Created = Pick<ZipDownload, 'nameConflicts' | 'outcome'> & { address: URL };

/** https://developer.box.com/reference/post-zip-downloads/ */
async function createZip(
	connection: Connection,
	options: CallOptions,
	items: readonly ZipItem[],
	name: string | undefined,
): Promise<Created> {
	const body = { items: items.map(({ type, id }) => ({ type, id })), download_file_name: name };
	// Nothing is made before somebody downloads it.
	const request = { method: 'POST', path: ['zip_downloads'], body, repeatable: true } as const;
	const answer = await callJson(connection, { ...request, expects: 'object' }, { options });
	const status = addressIn(answer.status_url);
	return {
		address: addressIn(answer.download_url),
		nameConflicts: answer.name_conflicts ?? [],
		outcome: async () => await outcomeOf(connection, options, status),
	};
}

function addressIn(value: Json | undefined): URL {
	const text = textAt(value) ?? '';
	if (URL.canParse(text) && isPrivate(new URL(text))) return new URL(text);
	const label: CallLabel = { method: 'POST', path: '/zip_downloads' };
	throw invalidAnswer(label, 202, 'does not say where the archive is');
}

async function open(connection: Connection, { address }: Created): Promise<{ download: Download }> {
	const call = { label: CONTENT, url: address, headers: {}, authorized: false, once: true };
	const opening = openBytes(connection, { ...call, repeatable: false });
	return { download: await opening.catch((error: unknown) => hide(error, address)) };
}

async function outcomeOf(
	connection: Connection,
	options: CallOptions,
	url: URL,
): Promise<JsonObject> {
	const { timing } = connection.parts;
	const look = async () =>
		await connection
			.run({
				label: STATUS,
				url,
				headers: { accept: 'application/json', ...optionHeaders(options) },
				repeatable: true,
				read: async (answer) => checkStatus(await readObject(STATUS, answer), answer.status),
			})
			.catch((error: unknown) => hide(error, url));
	let status = await look();
	for (let looks = 1; status.state === 'in_progress' && looks < MAX_LOOKS; looks += 1) {
		await timing.sleep(LOOK_AGAIN, connection.signal);
		status = await look();
	}
	if (status.state !== 'failed') return status;
	const message = 'Box could not complete the archive';
	throw new BoxError({ ...STATUS, status: 200, code: 'zip_failed', message, fromBox: true });
}

const STATES = ['in_progress', 'succeeded', 'failed'];

/** Without one of its states it says nothing about an archive. */
function checkStatus(answer: JsonObject, status: number): JsonObject {
	if (STATES.includes(textAt(answer.state) ?? '')) return answer;
	throw invalidAnswer(STATUS, status, 'does not say what became of the archive');
}

/** The shortest part of an address that is a secret, and not a word. */
const SHORTEST_SECRET = 16;

/** Raises the same error without what it repeats of the address. */
function hide(error: unknown, { pathname, search }: URL): never {
	if (!(error instanceof BoxError)) throw error;
	const parts = [...pathname.split('/'), search.slice(1)];
	const secrets = parts.filter(({ length }) => length >= SHORTEST_SECRET);
	const spellings = secrets.flatMap((secret) => [secret, decoded(secret)]);
	const shown = spellings.reduce((text, secret) => text.replaceAll(secret, '…'), error.message);
	const { attempts } = error;
	const facts = { ...error, message: shown, contextInfo: undefined };
	throw Object.assign(new BoxError(facts), { attempts });
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
