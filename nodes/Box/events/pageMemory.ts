import type { Timing } from '../client/http/timing';
import type { EventPage } from '../client/types';
import type { Carrier } from './eventSource';
import type { Moment } from './moment';
import type { Position } from './position';

/** Long enough for those that are at work on the page before. */
const LIFETIME_MS = 60_000;
const MOST_PAGES = 20;
const MOST_BYTES = 4 * 2 ** 20;

/** A page, and when it was asked for: it has at least what had happened by then. */
export interface DatedPage extends EventPage {
	readonly began: Moment;
	/** What it was read with. */
	readonly carrier: Carrier;
}

/** Which page it is: where it starts, and what Box was asked for. */
export interface PageKey {
	position: Position;
	/** Box's event types; `undefined` for all. */
	types?: readonly string[];
}

interface Remembered extends PageKey {
	page: DatedPage;
	at: number;
	bytes: number;
}

/** Whether an answer to `asked` has all that is wanted. */
export function covers(asked: PageKey, wanted: PageKey): boolean {
	if (asked.position !== wanted.position) return false;
	const { types } = asked;
	return !types || (wanted.types?.every((type) => types.includes(type)) ?? false);
}

/** The pages that were read last, for those that come to the same position a little later. */
export class PageMemory {
	private remembered: Remembered[] = [];

	constructor(private readonly timing: Pick<Timing, 'now'>) {}

	/** The newest page that has what is wanted, and passes the test. */
	find(wanted: PageKey, test: (page: DatedPage) => boolean): DatedPage | undefined {
		this.forget();
		const found = this.remembered.filter((each) => covers(each, wanted) && test(each.page));
		return found.at(-1)?.page;
	}

	add(key: PageKey, page: DatedPage): void {
		const bytes = page.entries.length > 0 ? JSON.stringify(page.entries).length : 0;
		const others = this.remembered.filter((each) => !covers(key, each));
		this.remembered = [...others, { ...key, page, at: this.timing.now(), bytes }];
		this.forget();
	}

	private forget(): void {
		const since = this.timing.now() - LIFETIME_MS;
		let bytes = this.remembered.reduce((sum, each) => sum + each.bytes, 0);
		let surplus = this.remembered.length - MOST_PAGES;
		this.remembered = this.remembered.filter((each) => {
			const isKept = surplus <= 0 && bytes <= MOST_BYTES && each.at >= since;
			surplus -= 1;
			if (!isKept) bytes -= each.bytes;
			return isKept;
		});
	}
}
