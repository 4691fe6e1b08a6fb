import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';

import { connect } from '../auth/connect';
import type { BoxClient } from '../client/boxClient';
import { toNodeError } from './errors';
import { joined, type Methods } from './methods';
import { secretNames } from './propertyTree';
import { AS_USER } from './requestOptions';

type NodeMethods = Required<
	Pick<NonNullable<INodeType['methods']>, 'listSearch' | 'resourceMapping'>
>;

/**
 * The methods that n8n calls while a workflow is edited.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/ui-elements/#resource-locator
 *
 * @param used those of the node's fields
 * @param properties the node's parameters
 */
export function nodeMethods(
	used: ReadonlyArray<Methods | undefined>,
	properties: readonly INodeProperties[],
): NodeMethods {
	const { listSearch, resourceMapping } = joined(used);
	const parameterOf = (context: ILoadOptionsFunctions) => (name: string) =>
		context.getCurrentNodeParameter(name);
	const call = async <T>(context: ILoadOptionsFunctions, ask: (box: BoxClient) => Promise<T>) => {
		try {
			return await ask((await connect(context)).with({ asUser: chosenUser(context) }));
		} catch (error) {
			throw toNodeError(error, context.getNode(), { secretNames: secretNames(properties) });
		}
	};
	return {
		listSearch: mapped(
			listSearch,
			(page) =>
				async function (this: ILoadOptionsFunctions, filter?: string, token?: string) {
					return await call<INodeListSearchResult>(this, async (box) =>
						page(box, { filter: filter?.trim() ?? '', token, parameter: parameterOf(this) }),
					);
				},
		),
		resourceMapping: mapped(
			resourceMapping,
			(fields) =>
				async function (this: ILoadOptionsFunctions) {
					return await call<ResourceMapperFields>(this, async (box) =>
						fields(box, parameterOf(this)),
					);
				},
		),
	};
}

function mapped<From, To>(
	values: Record<string, From>,
	to: (from: From) => To,
): Record<string, To> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, to(value)]));
}

/** The user in whose name the node is going to act, if the editor knows the ID already. */
function chosenUser(context: ILoadOptionsFunctions): string | undefined {
	const id = context.getCurrentNodeParameter(AS_USER);
	return typeof id === 'string' && /^\d+$/.test(id.trim()) ? id.trim() : undefined;
}
