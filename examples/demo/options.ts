import { parseArgs } from 'node:util';

/** What the demo was asked to do. */
export interface DemoOptions {
	/** A developer token, together with the folder to work in; neither means the emulator. */
	account?: { token: string; folderId: string };
	hosts: { apiUrl: string; uploadUrl: string };
	/** Seconds until the demo gives up. */
	timeout: number;
	help: boolean;
}

/** The command line makes no sense; the message says what to write instead. */
export class UsageError extends Error {}

export const HELP = `Usage: npm run demo -- [options]

Without options the demo runs against the Box emulator of this repository.
With a token and a folder it runs against a real Box account: it creates a new
folder inside that folder, and leaves it there for you to look at.

Options
  --token <token>     a developer token (Box Developer Console, Configuration,
                      Generate Developer Token); or set BOX_DEVELOPER_TOKEN
  --folder <id>       the ID of the folder to work in; 0 is the root folder
  --api-url <url>     instead of https://api.box.com (or set BOX_API_URL)
  --upload-url <url>  instead of https://upload.box.com (or set BOX_UPLOAD_URL)
  --timeout <seconds> how long to wait before giving up (60; on an account 180)
  --help              this text

Exit status: 0 when everything came out right, 1 when not, 2 for bad options,
130 after Ctrl-C.
`;

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				token: { type: 'string' },
				folder: { type: 'string' },
				'api-url': { type: 'string' },
				'upload-url': { type: 'string' },
				timeout: { type: 'string' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		}).values;
	} catch (error) {
		// The first sentence names the option; the rest is advice for programmers.
		const [sentence = ''] = (error as Error).message.split('. ');
		throw new UsageError(sentence.replace(/\.?$/, '.'));
	}
}

/**
 * Reads the command line; what it leaves open comes from the environment.
 *
 * @throws UsageError
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): DemoOptions {
	const values = parse(args);
	const folderId = values.folder?.trim();
	// A token in the environment alone must not turn the demo into one on a real account.
	const token = (values.token ?? (folderId ? env.BOX_DEVELOPER_TOKEN : undefined))?.trim();
	return {
		account: accountOf(token, folderId),
		hosts: {
			apiUrl: host('--api-url', values['api-url'] ?? env.BOX_API_URL, 'https://api.box.com'),
			uploadUrl: host(
				'--upload-url',
				values['upload-url'] ?? env.BOX_UPLOAD_URL,
				'https://upload.box.com',
			),
		},
		timeout: timeoutOf(values.timeout, token !== undefined),
		help: values.help,
	};
}

function accountOf(token: string | undefined, folderId: string | undefined) {
	if (token === undefined && folderId === undefined) return undefined;
	if (!folderId) {
		throw new UsageError('--token needs --folder <id>: the folder the demo may work in.');
	}
	if (!token) {
		throw new UsageError('--folder needs --token <developer token>.');
	}
	if (!/^\d+$/.test(folderId)) {
		throw new UsageError(
			'--folder takes the ID of a folder: the digits at the end of its address in the browser.',
		);
	}
	return { token, folderId };
}

function host(flag: string, given: string | undefined, standard: string): string {
	if (!given) return standard;
	if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
		throw new UsageError(`${flag} takes an address such as ${standard}.`);
	}
	return given.replace(/\/+$/, '');
}

function timeoutOf(given: string | undefined, onAccount: boolean): number {
	if (given === undefined) return onAccount ? 180 : 60;
	const seconds = Number(given);
	if (!Number.isFinite(seconds) || seconds <= 0) {
		throw new UsageError('--timeout takes a number of seconds, such as 60.');
	}
	return seconds;
}
