import { OAuthProblem } from '../errors';

/** The ids of the assertions that were taken: each works once, as long as it lives. */
export class Assertions {
	private readonly spent = new Map<string, number>();

	constructor(private readonly now: () => number) {}

	/** Takes the id; `expires` is in milliseconds since 1970. `invalid_grant` if it was taken before. */
	spend(id: string, expires: number): void {
		for (const [each, end] of this.spent) if (end <= this.now()) this.spent.delete(each);
		if (this.spent.has(id)) throw notUnique();
		this.spent.set(id, expires);
	}
}

/** Box's answer to an id that came before, or that could have. */
export function notUnique(): OAuthProblem {
	const message = "Please check the 'jti' claim. A unique 'jti' value is required.";
	return new OAuthProblem('invalid_grant', message);
}
