import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';

/** One of the documents, and what its schemas' names end with. */
interface VersionFile {
	version: string;
	text: string;
}

/**
 * Box describes each later version of its API in a document of its own: `openapi-v2025.0.json` stands
 * beside `openapi.json`. References are to its own schemas, which have the version in their names.
 */
export function filesOf(path: string): VersionFile[] {
	const { dir, name } = parse(path);
	const beside = readdirSync(dir).filter(
		(file) => file.startsWith(`${name}-v`) && file.endsWith('.json'),
	);
	const later = beside.map((file) => {
		const version = parse(file).name.slice(name.length);
		const text = readFileSync(join(dir, file), 'utf8');
		return { version, text: text.replace(/"#\/components\/schemas\/[^"]+/g, `$&${version}`) };
	});
	return [{ version: '', text: readFileSync(path, 'utf8') }, ...later];
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** The parsed document, with each parameter in the place of what refers to it. */
export function inlined(text: string): Json {
	const whole = JSON.parse(text) as { components?: { parameters?: Json } };
	const { parameters = {} } = whole.components ?? {};
	return JSON.parse(text, (_key, value: unknown) => {
		const reference = isObject(value) ? value.$ref : undefined;
		const [, name] = /^#\/components\/parameters\/(\w+)$/.exec(String(reference)) ?? [];
		return name ? parameters[name] : value;
	}) as Json;
}
