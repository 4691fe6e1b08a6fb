import { examples } from '../examples';
import { OWNER } from '../rest';
import { BOX_CREDENTIAL } from '../setup';
import type { Session } from './session';

/** What somebody needs to know to begin. */
export function welcome(session: Session): string {
	const { emulator, setup, logFile } = session;
	return [
		'',
		`  n8n is ready: ${session.n8n().url}`,
		'',
		`  Sign in with   ${OWNER.email}`,
		`  Password       ${OWNER.password}`,
		'',
		`  The credential '${BOX_CREDENTIAL.name}' is connected to the Box emulator, ${emulator.url}.`,
		`  Its Box begins afresh each time; what you do in n8n is kept, in`,
		`  ${setup.userFolder}`,
		`  n8n's log: ${logFile}`,
		'',
		'  To try:',
		...examples.map(({ toTry }) => `  · ${toTry}`),
		'  · A workflow of your own: add a node, search for Box, choose an action.',
		'',
		'  Type a letter and Enter:',
		'    u  somebody else uploads a file to /Inbox',
		'    t  show the folders and files in Box',
		'    r  build again and restart n8n (it happens by itself when a source file changes)',
		'  Ctrl-C ends it all.',
		'',
	].join('\n');
}
