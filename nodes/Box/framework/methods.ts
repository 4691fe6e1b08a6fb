import type { INodePropertyOptions, ResourceMapperFields } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { EntityList } from './references/entity';

/** The fields that can be mapped, such as those of a template. */
export type MappableFields = (
	box: BoxClient,
	/** What the editor holds for another parameter. */
	parameter: (name: string) => unknown,
) => Promise<ResourceMapperFields>;

/** What a drop-down offers, which depends on other fields. Box is not asked. */
export type LoadedOptions = (
	/** What the editor holds for another parameter. */
	parameter: (name: string) => unknown,
) => INodePropertyOptions[];

/** What the editor calls to show fields, by the kinds of methods that n8n has. */
export interface Methods {
	listSearch?: Record<string, EntityList>;
	loadOptions?: Record<string, LoadedOptions>;
	resourceMapping?: Record<string, MappableFields>;
}

/** All methods as one. */
export function joined(methods: ReadonlyArray<Methods | undefined>): Required<Methods> {
	const all: Required<Methods> = { listSearch: {}, loadOptions: {}, resourceMapping: {} };
	for (const each of methods) {
		Object.assign(all.listSearch, each?.listSearch);
		Object.assign(all.loadOptions, each?.loadOptions);
		Object.assign(all.resourceMapping, each?.resourceMapping);
	}
	return all;
}
