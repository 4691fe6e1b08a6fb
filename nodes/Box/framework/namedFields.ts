import type { INodeProperties } from 'n8n-workflow';

import type { Fields } from './field';

/** Fields as n8n's parameters. */
export function named(fields: Fields): INodeProperties[] {
	return Object.entries(fields).map(([name, { property }]) => ({ ...property, name }));
}
