import { secret } from './ids';
import type { File, Version } from './model';

/** How far a representation is: Box makes it when its info is asked for the first time. */
export type RepresentationState = 'none' | 'pending' | 'success';

const SIXTY_SECONDS = 60_000;

/** The representations that were made, and the embed links that were handed out. */
export class Previews {
	private readonly states = new Map<string, RepresentationState>();
	private readonly embeds = new Map<string, { file: File; expires: number }>();

	constructor(private readonly now: () => number) {}

	stateOf(version: Version, representation: string): RepresentationState {
		return this.states.get(`${version.id} ${representation}`) ?? 'none';
	}

	/** Asking for a representation has it made; asking again finds it there. */
	advance(version: Version, representation: string): RepresentationState {
		const state = this.stateOf(version, representation) === 'none' ? 'pending' : 'success';
		this.states.set(`${version.id} ${representation}`, state);
		return state;
	}

	/** The secret of a link that shows the file in a page of another site, for a minute. */
	embed(file: File): string {
		const token = secret(32);
		this.embeds.set(token, { file, expires: this.now() + SIXTY_SECONDS });
		return token;
	}

	embedded(token: string): File | undefined {
		const found = this.embeds.get(token);
		return found && found.expires > this.now() ? found.file : undefined;
	}

	clear(): void {
		this.states.clear();
		this.embeds.clear();
	}
}
