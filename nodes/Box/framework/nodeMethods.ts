import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';

import { TESTED_BY } from '../auth/choice';
import { connect } from '../auth/connect';
import type { BoxClient } from '../client/boxClient';
import { textAt } from '../client/json';
import { jwtTest } from './connectionTest';
import { userOf } from './errors/actAs';
import { toNodeError } from './errors/errors';
import type { Explanation } from './errors/explanation';
import { joined, type Methods } from './methods';
import { secretNames } from './params/propertyTree';
import { AS_USER } from './requestOptions';

type NodeMethods = Required<
	Pick<
		NonNullable<INodeType['methods']>,
		'credentialTest' | 'listSearch' | 'loadOptions' | 'resourceMapping'
	>
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
	const { listSearch, loadOptions, resourceMapping } = joined(used);
	const parameterOf = (context: ILoadOptionsFunctions) => (name: string) =>
		context.getCurrentNodeParameter(name);
	const call = async <T>(
		context: ILoadOptionsFunctions,
		ask: (box: BoxClient) => Promise<T>,
		forbidden?: Explanation,
	) => {
		const asUser = chosenUser(context);
		const connection = connect(context, { atOnce: true });
		try {
			return await ask((await connection).with({ asUser }));
		} catch (error) {
			throw toNodeError(error, context.getNode(), {
				actedAs: await userOf(asUser, connection, error),
				forbidden,
				secretNames: secretNames(properties),
			});
		}
	};
	return {
		credentialTest: { [TESTED_BY]: jwtTest() },
		listSearch: mapped(
			listSearch,
			({ page, forbidden }) =>
				async function (this: ILoadOptionsFunctions, filter?: string, token?: string) {
					const query = { filter: filter?.trim() ?? '', token, parameter: parameterOf(this) };
					return await call<INodeListSearchResult>(
						this,
						async (box) => page(box, query),
						forbidden,
					);
				},
		),
		loadOptions: mapped(
			loadOptions,
			(options) =>
				async function (this: ILoadOptionsFunctions) {
					return await Promise.resolve(options(parameterOf(this)));
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
	const given = context.getCurrentNodeParameter(AS_USER);
	const id = String(typeof given === 'number' ? given : (textAt(given) ?? '')).trim();
	return /^\d+$/.test(id) ? id : undefined;
}
