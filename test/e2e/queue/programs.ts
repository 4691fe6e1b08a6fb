// Imports nothing of this repository: jest's configuration reads it as it is.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian keeps the programs of PostgreSQL, one folder for each version. */
const DEBIAN = '/usr/lib/postgresql';

function folders(): string[] {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
	const ofPostgres = versions.map((version) => join(DEBIAN, version, 'bin'));
	return [...ofPostgres, ...(process.env.PATH ?? '').split(delimiter)];
}

/** The path of a program, if it is on this machine. */
export function findProgram(program: string): string | undefined {
	return folders()
		.map((folder) => join(folder, program))
		.find((path) => existsSync(path));
}

/** Which of the programs that queue mode needs are not on this machine; empty when all are. */
export function missingPrograms(): string[] {
	return ['redis-server', 'initdb', 'postgres'].filter((program) => !findProgram(program));
}
