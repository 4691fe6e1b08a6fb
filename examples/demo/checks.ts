import type { TriggerExecution, WorkflowRun } from '../../test/support/engine';
import type { SampleFile } from './files';
import type { ListedItem } from './person';
import { errorText, fileNameOf } from './report';

/** What the demo ended with. */
export interface Outcome {
	files: readonly SampleFile[];
	executions: ReadonlyArray<{ execution: TriggerExecution; finished: WorkflowRun }>;
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
				.map(({ execution, finished }) => `${fileNameOf(execution)}: ${errorText(finished)}`),
		},
		{ what: 'the copies have the right names', wrong: wrongNames(files, copies) },
		{ what: 'the copies have the same bytes (size and SHA-1)', wrong: wrongBytes(files, copies) },
		{
			what: 'each copy has a shared link',
			wrong: copies.filter((item) => !item.shared_link?.url).map(({ name }) => `${name} has none`),
		},
		{
			what: 'the originals are still there as they were',
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
	const expected = files.map(({ name }) => name.normalize());
	const found = items.map(({ name }) => name.normalize());
	return [
		...expected.filter((name) => !found.includes(name)).map((name) => `${name} is missing`),
		...found.filter((name) => !expected.includes(name)).map((name) => `${name} is too many`),
	];
}

function wrongBytes(files: Outcome['files'], items: readonly ListedItem[]): string[] {
	return files.flatMap(({ name, content, sha1 }) => {
		const item = items.find((one) => one.name.normalize() === name.normalize());
		if (!item) return [];
		if (Number(item.size) !== content.length) {
			return [`${name} has ${item.size} bytes, not ${content.length}`];
		}
		return item.sha1 === sha1 ? [] : [`${name} has other content (SHA-1 ${item.sha1})`];
	});
}
