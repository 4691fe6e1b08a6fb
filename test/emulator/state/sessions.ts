import { OrderedHash, type Content } from './content';
import { hex } from './ids';
import type { File, Folder } from './model';

/** A part as Box lists it: https://developer.box.com/reference/resources/upload-part/ */
export interface Part {
	id: string;
	offset: number;
	content: Content;
}

/** An upload in parts: https://developer.box.com/guides/uploads/chunked/ */
export interface UploadSession {
	id: string;
	userId: string;
	/** The folder of a new file, or the file that gets a new version. */
	target: { folder: Folder } | { file: File };
	fileName: string;
	fileSize: number;
	partSize: number;
	expires: number;
	parts: Map<number, Part>;
	/** Of all bytes so far, if they are not kept. */
	hash: OrderedHash;
	/** The committed file: repeating a commit gives the same answer. */
	committed?: File;
}

const SEVEN_DAYS = 7 * 24 * 3600 * 1000;

/** The open upload sessions. */
export class Sessions {
	private readonly sessions = new Map<string, UploadSession>();

	constructor(private readonly now: () => number) {}

	create(parts: Omit<UploadSession, 'id' | 'expires' | 'parts' | 'hash'>): UploadSession {
		const id = hex(16).toUpperCase();
		const session = {
			...parts,
			id,
			expires: this.now() + SEVEN_DAYS,
			parts: new Map(),
			hash: new OrderedHash(),
		};
		this.sessions.set(id, session);
		return session;
	}

	find(id: string): UploadSession | undefined {
		return this.sessions.get(id);
	}

	/** How many are neither files nor given up. */
	get unfinished(): number {
		return [...this.sessions.values()].filter(({ committed }) => !committed).length;
	}

	remove(session: UploadSession): void {
		this.sessions.delete(session.id);
	}

	clear(): void {
		this.sessions.clear();
	}
}
