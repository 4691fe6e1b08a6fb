import { secret } from './ids';
import type { File, Folder } from './model';

/** How far the download of an archive is: https://developer.box.com/reference/resources/zip-download-status/ */
export interface ZipStatus {
	total_file_count: number;
	downloaded_file_count: number;
	skipped_file_count: number;
	skipped_folder_count: number;
	state: 'in_progress' | 'failed' | 'succeeded';
}

/** An archive that may be downloaded once. */
export interface Zip {
	/** In its addresses: whoever knows it may download the archive. */
	token: string;
	name: string;
	/** By the names they have in it. */
	items: ReadonlyMap<string, File | Folder>;
	/** Who asked for it: the archive has what this user may download. */
	userId: string;
	/** Until then the download has to begin, in milliseconds since 1970. */
	expires: number;
	/** Once the download has begun. */
	status?: ZipStatus;
	/** Until then the status is told, in milliseconds since 1970. */
	forgotten: number;
}

const SOME_SECONDS = 10_000;
const TWELVE_HOURS = 12 * 3600 * 1000;

/** The archives that were asked for. */
export class Zips {
	private readonly all = new Map<string, Zip>();

	constructor(private readonly now: () => number) {}

	add(zip: Pick<Zip, 'name' | 'items' | 'userId'>): Zip {
		const token = secret(64);
		const expires = this.now() + SOME_SECONDS;
		const added = { ...zip, token, expires, forgotten: 0 };
		this.all.set(token, added);
		return added;
	}

	/** An archive whose download has not begun; it begins now. */
	begin(token: string): Zip | undefined {
		const zip = this.all.get(token);
		if (!zip || zip.status || zip.expires < this.now()) return undefined;
		zip.forgotten = this.now() + TWELVE_HOURS;
		return zip;
	}

	/** How far a download is that has begun. */
	statusOf(token: string, userId: string): ZipStatus | undefined {
		const zip = this.all.get(token);
		return zip?.userId === userId && zip.forgotten > this.now() ? zip.status : undefined;
	}

	clear(): void {
		this.all.clear();
	}
}
