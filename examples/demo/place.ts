import type { StoredCredential } from '../../test/support/engine';
import type { Person } from './person';

/** Where the demo runs: the emulator or a real account, with two folders made for it. */
export interface Place {
	/** One line about it. */
	title: string;
	/** What n8n is connected with. */
	credential: StoredCredential;
	/** The account n8n is connected to; also looks at the result. */
	owner: Person;
	/** Uploads the files. */
	uploader: Person;
	/** New files are awaited here. */
	watched: { id: string; name: string };
	/** Copies go here. */
	copies: { id: string; name: string };
	/** Milliseconds to wait, at the end, for something that should not come. */
	quiet: number;
	/** Ends what was started, and says what is left. */
	close(): Promise<string | undefined>;
}
