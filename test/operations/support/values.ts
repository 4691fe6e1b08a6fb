import type { INodeExecutionData } from 'n8n-workflow';

const locator = (mode: string) => (value: string) => ({ __rl: true as const, mode, value });

/** Values of a resource locator, as the editor stores them. */
export const fromList = locator('list');
export const byUrl = locator('url');
export const byId = locator('id');
export const byPath = locator('path');

/** Input items that each hold one of the objects. */
export function items(...json: Array<INodeExecutionData['json']>): INodeExecutionData[] {
	return json.map((each) => ({ json: each }));
}
