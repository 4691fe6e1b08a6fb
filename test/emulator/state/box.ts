import type { Viewer } from './access';
import { Assertions } from './assertions';
import { ForgottenContent, StoredContent, type Content } from './content';
import { Downloads } from './downloads';
import { EventLog } from './events';
import type { Hub } from './hubs';
import type { Version } from './model';
import { Previews } from './previews';
import { Sessions } from './sessions';
import { Tokens } from './tokens';
import type { Rotation } from './tokens';
import { World } from './world';
import { Zips } from './zips';

/** What the emulator's options decide about Box's behaviour. */
export interface BoxSettings {
	now: () => number;
	rotation: Rotation;
	accessTokenSeconds: number;
	retryTimeoutSeconds: number;
	/** Part size of upload sessions, in bytes. */
	partSize: number;
	/** The smallest file an upload session takes, in bytes. */
	minimumSessionBytes: number;
	/** The largest file that the account's plan allows, in bytes. */
	largestFileBytes: number;
	/** Whether the bytes of uploads are kept. */
	keepsUploads: boolean;
	/** Whether assertions count with any signature as long as the application has no key. */
	anyKey: boolean;
	positions: 'number' | 'string' | 'alternate';
}

/** The whole of the emulated Box, apart from HTTP. */
export class Box {
	readonly world: World;
	readonly events = new EventLog();
	readonly tokens: Tokens;
	readonly assertions: Assertions;
	readonly downloads: Downloads;
	readonly previews: Previews;
	readonly sessions: Sessions;
	readonly zips: Zips;
	/** The channels handed out by `OPTIONS /events`: whose changes are waited for. */
	readonly channels = new Map<string, string>();
	/** Set once the ports are known. */
	origin = '';
	downloadOrigin = '';

	constructor(readonly settings: BoxSettings) {
		this.world = new World(settings.now);
		this.tokens = new Tokens(settings.now, settings.accessTokenSeconds, settings.rotation);
		this.assertions = new Assertions(settings.now);
		this.downloads = new Downloads(settings.now);
		this.previews = new Previews(settings.now);
		this.sessions = new Sessions(settings.now);
		this.zips = new Zips(settings.now);
	}

	/** Bytes that were uploaded, as far as they are kept. */
	uploaded(bytes: Buffer): Content {
		const content = new StoredContent(bytes);
		if (this.settings.keepsUploads) return content;
		return new ForgottenContent(content.size, content.sha1);
	}

	/** A signed address of the download host, for anybody who has it. */
	downloadAddress(version: Version, name: string): string {
		return `${this.downloadOrigin}/d/1/${this.downloads.sign(version, name)}/download`;
	}

	/** Forgets all content and events. Tokens stay, so that a connected credential keeps working. */
	clear(): void {
		this.world.clear();
		this.events.clear();
		this.downloads.clear();
		this.previews.clear();
		this.sessions.clear();
		this.zips.clear();
	}
}

/** One caller doing something in a Box. */
export interface Call {
	box: Box;
	viewer: Viewer;
	/** The hub whose shared link came with the request. */
	hub?: Hub;
	/** `X-Rep-Hints`: the representations that are wanted. */
	repHints?: string;
}
