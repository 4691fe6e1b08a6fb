import { isLoopback } from '../../client/http/hosts';
import type { ItemType } from '../../client/types';

/** What an address of Box's web app leads to. */
export interface BoxAddress {
	/** What stands before an ID, such as `folder`, and the ID. */
	place?: { segment: string; id: string };
	/** The shared link, without what follows it. */
	sharedLink?: string;
}

/** The first part of an item's address in the web app, and what is there. A Box Note is a file. */
const ITEMS = new Map<string, ItemType>([
	['file', 'file'],
	['files', 'file'],
	['notes', 'file'],
	['folder', 'folder'],
	['folders', 'folder'],
	['web_link', 'web_link'],
	['web_links', 'web_link'],
	['weblink', 'web_link'],
]);

/** Bounded, so that a long text takes no long time. */
const SCHEME = /^[a-z][a-z0-9+.-]{0,30}:\/\//i;
const ANY_URL = /[a-z][a-z0-9+.-]{0,30}:\/\/\S+/gi;
/** An address of Box without `https://`, as browsers show it. */
const BARE_ADDRESS = /^([\w-]+\.)*box(cloud)?\.com(:\d+)?\//i;

/**
 * What other pages show in a frame (https://developer.box.com/guides/embed/box-embed/), and the
 * versions of Box's API: `/2.0/files/12`.
 */
const BEFORE_PLACES = /^(embed|\d\.\d)$/;

/** An ID at the end of an address, perhaps with the end of the sentence that it was copied with. */
const ID = /^(\d+)(?:%20|[.,;:!?)])*$/;

/** Whether a text begins as a URL does: `https://`. No path in Box can. */
export function hasScheme(text: string): boolean {
	return SCHEME.test(text);
}

/** The text with `https://` in front if it is an address of Box without. */
export function withScheme(text: string): string {
	return BARE_ADDRESS.test(text) ? `https://${text}` : text;
}

/** What an address of Box leads to; `undefined` if the text is no address of Box. */
export function readBoxUrl(text: string): BoxAddress | undefined {
	const url = toUrl(text);
	if (!url || !isBox(url) || !/^https?:$/.test(url.protocol)) return undefined;
	const all = url.pathname.split('/').filter(Boolean);
	const parts = BEFORE_PLACES.test(all[0] ?? '') ? all.slice(1) : all;
	const sharedLink = sharedLinkOf(url, parts);
	return { sharedLink, place: placeOf(sharedLink ? parts.slice(2) : parts) };
}

/** The type of item that an address beginning so leads to, if it is one. */
export function itemTypeOf(segment: string): ItemType | undefined {
	return ITEMS.get(segment);
}

/** What stands before the ID in addresses of a type of item. */
export function segmentsOf(type: ItemType): string[] {
	return [...ITEMS].filter((entry) => entry[1] === type).map(([segment]) => segment);
}

/** The text without what a URL in it may hide: a signed URL has its secret in the path or the query. */
export function withoutUrlSecrets(text: string): string {
	return text.replace(ANY_URL, (found) => {
		const url = toUrl(found);
		if (!url) return `${SCHEME.exec(found)?.[0] ?? ''}…`;
		return `${url.protocol}//${url.host}${isBox(url) ? url.pathname : '/…'}`;
	});
}

function toUrl(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}

/** Box's web app, or an emulator of Box on this machine. */
function isBox({ hostname }: URL): boolean {
	return /(^|\.)box\.com$/i.test(hostname) || isLoopback(hostname);
}

/**
 * `/s/<code>` is a shared link, `/v/<name>` one with a vanity name; an item inside of it may follow.
 * `/shared/static/<code>.pdf` downloads the file that the link with that code is to.
 */
function sharedLinkOf(url: URL, parts: string[]): string | undefined {
	const isStatic = parts[0] === 'shared' && parts[1] === 'static';
	const [kind, code] = isStatic ? ['s', parts[2]?.split('.')[0]] : parts;
	if ((kind !== 's' && kind !== 'v') || !code) return undefined;
	const origin = isLoopback(url.hostname) ? url.origin : `https://${url.hostname}`;
	return `${origin}/${kind}/${code}`;
}

function placeOf(parts: string[]): BoxAddress['place'] {
	const [kind = '', given = '', next = '', last = ''] = parts;
	// The web app's older addresses: /files/0/f/<folder>/<name> and /files/0/f/<folder>/1/f_<file>.
	if (kind === 'files' && next && /^\d+$/.test(last)) {
		const file = /^f_(\d+)$/.exec(parts.at(-1) ?? '')?.[1];
		if (file) return { segment: 'file', id: file };
		return next === 'f' ? { segment: 'folder', id: last } : undefined;
	}
	// What administrators see stands below /master, such as /master/groups/12.
	if (kind === 'master') return placeOf(parts.slice(1));
	const id = ID.exec(given)?.[1];
	return id === undefined ? undefined : { segment: kind.toLowerCase(), id };
}
