import { version as engineVersion } from 'n8n-core/package.json';
import { closeHttp } from '../../nodes/Box/client/http';
import { closeEngine } from '../../test/support/engine';
import { accountPlace } from './account';
import { runDemo } from './demo';
import { embeddedPlace } from './embedded';
import type { DemoOptions } from './options';
import type { Place } from './place';
import { duration, type Screen } from './screen';
import { NODES, WORKFLOW_FILE } from './workflow';

/**
 * The whole demo: makes its place, runs the workflow there, and closes everything again.
 *
 * @returns whether everything came out right
 * @throws Problem where something outside has to be put right first; the signal's reason
 */
export async function run(
	options: DemoOptions,
	screen: Screen,
	signal: AbortSignal,
): Promise<boolean> {
	const begun = performance.now();
	try {
		const place = options.account
			? await accountPlace(options.account, options.hosts, signal)
			: await embeddedPlace(signal);
		const right = await runAt(place, screen, signal);
		const took = duration(performance.now() - begun);
		if (right) screen.line(`\nEverything came out right, in ${took}.`, 'good');
		else screen.line('\nSomething is wrong, see above.', 'bad');
		return right;
	} finally {
		await closeHttp();
		await closeEngine();
	}
}

async function runAt(place: Place, screen: Screen, signal: AbortSignal): Promise<boolean> {
	try {
		introduce(place, screen);
		return await runDemo(place, screen, signal);
	} finally {
		const left = await place.close();
		if (left) screen.line(`\n${left}`);
	}
}

function introduce(place: Place, screen: Screen): void {
	screen.line('n8n-nodes-box: the demo', 'title');
	screen.table([
		[{ text: 'Box', tone: 'faint' }, { text: place.title }],
		[
			{ text: 'n8n', tone: 'faint' },
			{ text: `its engine, n8n-core ${engineVersion}, in this process` },
		],
		[{ text: 'Workflow', tone: 'faint' }, { text: WORKFLOW_FILE }],
		[{ text: '' }, { text: NODES.join(' → ') }],
	]);
}
