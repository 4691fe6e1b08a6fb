import { extname } from 'node:path';

/** What is said of bytes of which nothing is known. */
const UNKNOWN = 'application/octet-stream';

/** https://www.rfc-editor.org/rfc/rfc6838#section-4.2 */
const MEDIA_TYPE = /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}$/;

/** Whether it is a media type without parameters, in letters of any case. */
export function isMediaType(type: string): boolean {
	return MEDIA_TYPE.test(type.toLowerCase());
}

/** What servers call a file of which they only know that it is to be saved: `binary/octet-stream`. */
const MEANINGLESS =
	/\/(x-)?(octet([-_]?stream)?|(force-?)?download|bin(ary)?|unknown(-content-type)?|none|null|undefined|data|file|save|stream)$/;

/**
 * The media type of a downloaded file: what Box says, or else what the file is called. n8n would
 * take a file whose extension it does not know for plain text.
 *
 * @param said the Content-Type header
 * @param names the file's names, the most telling one first
 */
export async function mediaType(
	said: string | undefined,
	names: ReadonlyArray<string | undefined>,
): Promise<string> {
	const [type = ''] = (said ?? '').toLowerCase().split(';');
	const bare = type.trim();
	if (MEDIA_TYPE.test(bare) && !MEANINGLESS.test(bare)) return bare;
	// A long list, which only those who need it should load.
	const { lookup } = await import('./mediaTypeList');
	for (const name of names) {
		// A name without a dot is no extension: a file called `pdf` may hold anything.
		const found = lookup(extname(name ?? ''));
		if (found) return found;
	}
	return UNKNOWN;
}
