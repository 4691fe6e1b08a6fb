/** A table whose columns are aligned, as the formatter would have them. */
export function markdownTable([head = [], ...rows]: string[][]): string {
	const widths = head.map((_, column) =>
		Math.max(3, ...[head, ...rows].map((cells) => cells[column]?.length ?? 0)),
	);
	const rule = widths.map((width) => '-'.repeat(width));
	return [head, rule, ...rows]
		.map((cells) => cells.map((text, column) => text.padEnd(widths[column] ?? 0)))
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

/**
 * A document with new content between two markers, such as `<!-- speed:start -->` and `<!-- speed:end -->`.
 *
 * @throws Error if a marker is missing
 */
export function withSection(document: string, name: string, content: string): string {
	const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
	const [before, rest] = split(document, start);
	const [, after] = split(rest, end);
	return `${before}${start}\n\n${content}\n\n${end}${after}`;
}

function split(text: string, marker: string): [string, string] {
	const at = text.indexOf(marker);
	if (at < 0) throw new Error(`The document has no ${marker}`);
	return [text.slice(0, at), text.slice(at + marker.length)];
}
