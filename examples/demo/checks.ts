import { fileNameOf, whereItFailed, type FinishedExecution } from './executions';
import type { SampleFile } from './files';
import type { ListedItem } from './person';

/** What the demo ended with. */
export interface Outcome {
	files: readonly SampleFile[];
	executions: readonly FinishedExecution[];
	watched: readonly ListedItem[];
	copies: readonly ListedItem[];
}

/** A thing that should be so, and what is wrong where it is not. */
export interface Check {
	what: string;
	wrong: string[];
}

/** Compares what Box holds now, and what n8n did, with what they should. */
export function check(outcome: Outcome): Check[] {
	const { files, executions, watched, copies } = outcome;
	return [
		{ what: 'one execution for each file, none twice', wrong: wrongExecutions(files, executions) },
		{
			what: 'every execution succeeded',
			wrong: executions
				.filter(({ finished }) => finished.error)
				.map(({ execution, finished }) => `${fileNameOf(execution)}: ${whereItFailed(finished)}`),
		},
		{ what: 'a copy of each file, and nothing else', wrong: wrongNames(files, copies) },
		{ what: 'the copies have the same size and SHA-1', wrong: wrongBytes(files, copies) },
		{
			what: 'each copy has the shared link that the workflow returned',
			wrong: wrongLinks(files, copies, returnedLinks(executions)),
		},
		{
			what: 'the originals are as they were',
			wrong: [...wrongNames(files, watched), ...wrongBytes(files, watched)],
		},
	];
}

function wrongExecutions(files: Outcome['files'], executions: Outcome['executions']): string[] {
	const names = executions.map(({ execution }) => fileNameOf(execution));
	const wrong = files.flatMap(({ name }) => {
		const count = names.filter((one) => one === name).length;
		return count === 1 ? [] : [`${name}: ${count} executions`];
	});
	const known = files.map(({ name }) => name);
	const strange = names.filter((name) => !known.includes(name));
	const several = executions.filter(({ execution }) => execution.items.length !== 1);
	return [
		...wrong,
		...strange.map((name) => `${name}: an execution nobody caused`),
		...several.map(({ execution }) => `an execution has ${execution.items.length} events`),
	];
}

function wrongNames(files: Outcome['files'], items: readonly ListedItem[]): string[] {
	const found = items.map(({ name }) => name);
	const missing = files.filter(({ name }) => !itemFor(name, items));
	const extra = items.filter((item) => !files.some(({ name }) => itemFor(name, [item])));
	const twice = found.filter((name, index) => found.indexOf(name) !== index);
	return [
		...missing.map(({ name }) => `${name} is missing`),
		...extra.map(({ name }) => `${name} is too many`),
		...twice.map((name) => `${name} is there twice`),
	];
}

/** Systems differ in how they write an accent. */
function itemFor(name: string, items: readonly ListedItem[]): ListedItem | undefined {
	return items.find((item) => item.name.normalize() === name.normalize());
}

function wrongBytes(files: Outcome['files'], items: readonly ListedItem[]): string[] {
	return files.flatMap(({ name, content, sha1 }) => {
		const item = itemFor(name, items);
		if (!item) return [`${name} cannot be compared`];
		if (Number(item.size) !== content.length) {
			return [`${name} has ${item.size} bytes, not ${content.length}`];
		}
		return item.sha1 === sha1 ? [] : [`${name} has other content (SHA-1 ${item.sha1})`];
	});
}

function wrongLinks(
	files: Outcome['files'],
	copies: readonly ListedItem[],
	returned: ReadonlySet<string>,
): string[] {
	return files.flatMap(({ name }) => {
		const url = itemFor(name, copies)?.shared_link?.url;
		if (!url) return [`${name} has none`];
		return returned.has(url) ? [] : [`${name} has another one`];
	});
}

function returnedLinks(executions: Outcome['executions']): Set<string> {
	const links = executions.map(({ finished }) => finished.items('Share Copy')[0]?.json.shared_link);
	return new Set(links.map((link) => (link as ListedItem['shared_link'])?.url ?? ''));
}
