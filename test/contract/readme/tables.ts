import { resources as declared } from '../../../nodes/Box/resources';
import { markdownTable, withSection } from '../../support/markdown';
import { box, collectionEntries, listOptions, operations, trigger } from '../properties';

/** The README's tables, by the name of their markers: `<!-- operations:start -->`. */
const tables: Record<string, () => string[][]> = {
	operations: operationRows,
	trigger: triggerRows,
};

/**
 * The README with its tables as the code has them now.
 *
 * @throws Error if a marker is missing
 */
export function withTables(readme: string): string {
	return Object.entries(tables).reduce(
		(text, [name, rows]) => withSection(text, name, markdownTable(rows())),
		readme,
	);
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

/** A description as the editor has it, with HTML in it, for a cell of a table. */
function toMarkdown(description = ''): string {
	return description
		.replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
		.replace(/(^| )([*{}?]\S*)/g, '$1`$2`')
		.replace(/\|/g, '\\|');
}
