import type { Content } from './content';

type Facts = Pick<Content, 'etag' | 'total'>;

/**
 * What is known of the version of a file whose bytes come from several answers, perhaps of several hosts:
 * those of two versions must not be joined. A download host need not send an etag.
 */
export class SeenVersion {
	/** What the answers after the first one have added. */
	private added: Facts = {};
	private isDoubtful = false;

	/** @param first the answer that all others have to fit */
	constructor(private readonly first: Facts) {}

	/**
	 * Whether an answer may have bytes of the same version. If two others than the first one contradict each
	 * other, none of them can be trusted any more.
	 */
	includes({ etag, total }: Facts): boolean {
		const { first, added } = this;
		if (this.isDoubtful || !areSame(first, { etag, total })) return false;
		this.isDoubtful = !areSame(added, { etag, total });
		this.added = { etag: added.etag ?? etag, total: added.total ?? total };
		return !this.isDoubtful;
	}
}

/** Whether nothing that both answers say differs. */
function areSame(one: Facts, other: Facts): boolean {
	const isEqual = (a: unknown, b: unknown) => a === undefined || b === undefined || a === b;
	return isEqual(one.etag, other.etag) && isEqual(one.total, other.total);
}
