import { setTimeout as sleep } from 'node:timers/promises';

import { startTrigger } from '../../test/support/engine';
import { check, type Outcome } from './checks';
import { Executions, fileNameOf } from './executions';
import { sampleFiles } from './files';
import type { Place } from './place';
import { showChecks, showExecution, showFolder, showUpload } from './report';
import type { Screen } from './screen';
import { loadWorkflow } from './workflow';

/**
 * Activates the example workflow, has files uploaded to the watched folder, shows what happens, and
 * checks what came of it.
 *
 * @returns whether everything is right
 * @throws the signal's reason, or why the workflow could not be activated
 */
export async function runDemo(place: Place, screen: Screen, signal: AbortSignal): Promise<boolean> {
	screen.heading('Before');
	await showFolders(place, screen);
	const { files, executions, failures } = await work(place, screen, signal);
	screen.heading('After');
	const folders = await showFolders(place, screen);
	screen.heading('Checks');
	for (const failure of failures)
		screen.line(`  ! The trigger reported: ${failure.message}`, 'bad');
	return showChecks(screen, check({ files, executions, ...folders }));
}

async function showFolders(place: Place, screen: Screen) {
	const [watched, copies] = await Promise.all([
		place.owner.items(place.watched.id),
		place.owner.items(place.copies.id),
	]);
	showFolder(screen, place.watched.name, watched);
	showFolder(screen, place.copies.name, copies);
	return { watched, copies };
}

async function work(
	place: Place,
	screen: Screen,
	signal: AbortSignal,
): Promise<Pick<Outcome, 'files' | 'executions'> & { failures: readonly Error[] }> {
	const files = sampleFiles();
	const uploadedAt = new Map<string, number>();
	const executions = new Executions(files.length, ({ execution, finished }) => {
		if (signal.aborted) return;
		const begun = uploadedAt.get(fileNameOf(execution));
		const since = begun === undefined ? undefined : performance.now() - begun;
		showExecution(screen, executions.finished.length, execution, finished, since);
	});
	const trigger = await startTrigger({
		workflow: loadWorkflow(place.watched.id, place.copies.id),
		credential: place.credential,
		signal,
		onExecution: executions.follow,
	});
	try {
		screen.heading(`The workflow is active and waits for new files in '${place.watched.name}'`);
		for (const file of files) {
			uploadedAt.set(file.name, performance.now());
			showUpload(screen, place.uploader.name, file);
			await place.uploader.upload(file.name, file.content, place.watched.id);
		}
		await executions.all(signal);
		// Whatever is done twice is done in this time.
		await sleep(place.quiet, undefined, { signal });
	} catch (error) {
		for (const { message } of trigger.failures)
			screen.line(`! The trigger reported: ${message}`, 'bad');
		throw error;
	} finally {
		await trigger.stop();
	}
	return { files, executions: executions.finished, failures: trigger.failures };
}
