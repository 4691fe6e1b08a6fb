/** Something written beside a place. */
export interface Label {
	y: number;
	text: string;
}

/** Lines of text need so many pixels. */
const LINE = 17;

/**
 * Moves labels apart that would overlap, no further than needed and none above `top` or below `bottom`.
 * Their order stays.
 */
export function apart<T extends Label>(labels: readonly T[], top: number, bottom: number): T[] {
	const sorted = [...labels].sort((a, b) => a.y - b.y);
	let least = top;
	const down = sorted.map((label) => {
		const y = Math.max(label.y, least);
		least = y + LINE;
		return { ...label, y };
	});
	let most = bottom;
	return down
		.reverse()
		.map((label) => {
			const y = Math.min(label.y, most);
			most = y - LINE;
			return { ...label, y };
		})
		.reverse();
}
