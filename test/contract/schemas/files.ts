import { join } from 'node:path';
import { resources } from '../../../nodes/Box/resources';

/** Where n8n looks for the output previews of the node's first version. */
export const SCHEMA_FOLDER = join(__dirname, '../../../nodes/Box/__schema__/v1.0.0');

/** Every operation of the Box node. */
export const operations = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.keys(operations).map((operation) => ({ resource, operation })),
);

export const schemaFile = (resource: string, operation: string) =>
	join(SCHEMA_FOLDER, resource, `${operation}.json`);
