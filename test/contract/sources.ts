import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

export const ROOT = join(__dirname, '../..');

/** The paths of all files below some folders, from the package's root on, with slashes. */
export function filesBelow(...folders: string[]): string[] {
	return folders
		.flatMap((folder) =>
			readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
		)
		.map((path) => path.split(sep).join('/'));
}

export const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What a TypeScript file imports: modules by their names, the package's own files by their paths. */
export function importsOf(file: string): string[] {
	return ts
		.preProcessFile(read(file), true, true)
		.importedFiles.map(({ fileName }) =>
			fileName.startsWith('.') ? resolve(file, fileName) : fileName,
		);
}

function resolve(from: string, specifier: string): string {
	const path = relative(ROOT, join(ROOT, dirname(from), specifier))
		.split(sep)
		.join('/');
	if (sourceFiles.has(path)) return path;
	return sourceFiles.has(`${path}.ts`) ? `${path}.ts` : `${path}/index.ts`;
}

const sourceFiles = new Set(filesBelow('nodes', 'credentials', 'test', 'examples'));
