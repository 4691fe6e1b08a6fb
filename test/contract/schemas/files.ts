import { join } from 'node:path';

/** Where n8n looks for the output previews of the node's first version. */
export const SCHEMA_FOLDER = join(__dirname, '../../../nodes/Box/__schema__/v1.0.0');

export const schemaFile = (resource: string, operation: string) =>
	join(SCHEMA_FOLDER, resource, `${operation}.json`);
