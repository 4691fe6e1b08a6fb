import { version as engineVersion } from 'n8n-core/package.json';

import { accountPlace } from './account';
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
	const place = await choosePlace(options, signal);
	try {
		introduce(place, screen);
		const right = await runAt(place, screen, signal);
		const took = duration(performance.now() - begun);
		if (right) screen.line(`\nEverything came out right, in ${took}.`, 'good');
		else screen.line('\nSomething is wrong, see above.', 'bad');
		return right;
	} finally {
		const left = await place.close();
		if (left) screen.line(`\n${left}`);
	}
}

// The engine and the emulator take a second to load, so each is loaded when it is needed: a token
// that Box refuses is told at once.

async function choosePlace(options: DemoOptions, signal: AbortSignal): Promise<Place> {
	if (options.account) return await accountPlace(options.account, options.hosts, signal);
	const { embeddedPlace } = await import('./embedded');
	return await embeddedPlace(signal);
}

async function runAt(place: Place, screen: Screen, signal: AbortSignal): Promise<boolean> {
	const { closeHttp } = await import('../../nodes/Box/client/http/http');
	const { closeEngine } = await import('../../test/support/engine');
	const { runDemo } = await import('./demo');
	try {
		return await runDemo(place, screen, signal);
	} finally {
		await closeHttp();
		await closeEngine();
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
