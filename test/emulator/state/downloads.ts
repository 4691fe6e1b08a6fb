import { secret } from './ids';
import type { Version } from './model';

const FIFTEEN_MINUTES = 15 * 60 * 1000;

/** The signed URLs of the download host. Each is unguessable and lives 15 minutes. */
export class Downloads {
	private readonly open = new Map<string, { version: Version; name: string; expires: number }>();

	constructor(private readonly now: () => number) {}

	/** Signs a URL's secret for the version. */
	sign(version: Version, name: string): string {
		const token = secret(32);
		this.open.set(token, { version, name, expires: this.now() + FIFTEEN_MINUTES });
		return token;
	}

	/** What the secret stands for, while it lives. */
	find(token: string): { version: Version; name: string } | undefined {
		const found = this.open.get(token);
		return found && found.expires > this.now() ? found : undefined;
	}

	clear(): void {
		this.open.clear();
	}
}
