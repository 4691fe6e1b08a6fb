import { readdirSync } from 'node:fs';

/** A file with tests of one operation. */
export interface OperationFile {
	file: string;
	operation: string;
	/** What its tests are about, beside the operation's main file: `large` of `copy.large.ts`. */
	subject?: string;
}

/** The files with tests of operations in the folder of a resource; `index.test.ts` runs them. */
export function operationFiles(folder: string): OperationFile[] {
	return readdirSync(folder).flatMap((file) => {
		const [, operation, subject] = /^(\w+)(?:\.(?!test\.)(\w+))?\.ts$/.exec(file) ?? [];
		return operation === undefined ? [] : [{ file, operation, subject }];
	});
}
