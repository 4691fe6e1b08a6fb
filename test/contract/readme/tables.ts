import { resources as declared } from '../../../nodes/Box/resources';
import { box, collectionEntries, listOptions, operations, trigger } from '../properties';

/** The README's tables, by the name of their markers: `<!-- operations:start -->`. */
const tables: Record<string, () => string[][]> = {
	operations: operationRows,
	trigger: triggerRows,
};

/**
 * The README with its tables as the code has them now.
 *
 * @throws Error where a marker is missing
 */
export function withTables(readme: string): string {
	let text = readme;
	for (const [name, rows] of Object.entries(tables)) {
		const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
		const [before, rest] = split(text, start);
		const [, after] = split(rest, end);
		text = `${before}${start}\n\n${table(rows())}\n\n${end}${after}`;
	}
	return text;
}

function operationRows(): string[][] {
	const resources = box.properties.find(({ name }) => name === 'resource');
	const rows = (resources ? listOptions(resources) : []).flatMap((resource) =>
		operations
			.filter((operation) => operation.resource === resource.value)
			.map(({ operation, name, description }, index) => [
				index === 0 ? `**${resource.name}**` : '',
				name,
				`\`${resource.value}:${operation}\``,
				toMarkdown(description),
				referenceTo(String(resource.value), operation),
			]),
	);
	return [['Resource', 'Operation', 'Value', 'What it does', 'Endpoint of Box'], ...rows];
}

/** The page of Box's reference about the endpoint that an operation calls. */
function referenceTo(resource: string, operation: string): string {
	const page = declared[resource]?.operations[operation]?.reference ?? '';
	// The slash stands before the place on the page, if there is one.
	const address = page.replace(/#|$/, (place) => `/${place}`);
	return `[${page}](https://developer.box.com/reference/${address})`;
}

function triggerRows(): string[][] {
	const shown = trigger.properties.filter(({ type }) => type !== 'hidden');
	const rows = shown.flatMap((property) => {
		const entries = collectionEntries(property).filter((entry) => 'type' in entry);
		return entries.length === 0
			? [[property.displayName, toMarkdown(property.description)]]
			: entries.map(({ displayName, description }) => [
					`${property.displayName} › ${displayName}`,
					toMarkdown(description),
				]);
	});
	// An entry that is shown for several reasons is one row.
	const distinct = new Map(rows.map((row) => [String(row), row]));
	return [['Parameter', 'Meaning'], ...distinct.values()];
}

/** A table whose columns are aligned, as the formatter would have them. */
function table([head = [], ...rows]: string[][]): string {
	const widths = head.map((_, column) =>
		Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)),
	);
	const rule = widths.map((width) => '-'.repeat(width));
	return [head, rule, ...rows]
		.map((cells) => cells.map((text, column) => text.padEnd(widths[column] ?? 0)))
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

/** A description as the editor has it, with HTML in it, for a cell of a table. */
function toMarkdown(description = ''): string {
	return description
		.replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
		.replace(/(^| )([*{}?]\S*)/g, '$1`$2`')
		.replace(/\|/g, '\\|');
}

function split(text: string, marker: string): [string, string] {
	const at = text.indexOf(marker);
	if (at < 0) throw new Error(`README.md has no ${marker}`);
	return [text.slice(0, at), text.slice(at + marker.length)];
}
