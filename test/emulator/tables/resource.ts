import type { FastifyInstance, FastifyRequest, RouteShorthandOptions } from 'fastify';

import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import type { Shape } from '../shapes/context';
import type { Call } from '../state/box';
import type { Row } from '../state/table';
import type { Declaration, Params } from './declaration';
import type { Fields } from './kinds';
import { readQuery, readValues, refuseOutdated, refuseVersion } from './read';
import { Rows } from './rows';
import type { Extent } from './shape';
import { shapeRow } from './shape';

/** A declared resource: what Box does with its rows, and the routes that lead there. */
export interface Resource<R extends Row> {
	routes: (app: FastifyInstance, context: Context) => void;
	/** Makes a row of a body as a request has it. */
	add(call: Call, body: Record<string, unknown>): R;
}

/** What a request to a route may ask for. */
interface Entry<Q extends Fields> {
	query: Q;
	/** Parameters that are read elsewhere; `fields` if left out. */
	parameters?: readonly string[];
	/** How much is shown if `fields` does not say. */
	extent?: Extent;
}

const plain = { query: {} };
const paramsOf = ({ params }: FastifyRequest) => params as Params;

/** Declares a resource. It has the routes that the declaration has, and no others. */
export function resource<R extends Row, C extends Fields, U extends Fields>(
	declared: Declaration<R, C, U>,
): Resource<R> {
	const { actions = [], create, lists = [], path, remove, update } = declared;
	const rows = new Rows(declared);
	const at = declared.at?.path ?? `${path}/:id`;
	const selectable = declared.fields === false ? [] : ['fields'];
	const options: RouteShorthandOptions = { config: { scope: declared.scope } };

	/** Who calls, what the query says, which may have no other parameters, and how a row is shown. */
	const enter = <Q extends Fields>(
		context: Context,
		request: FastifyRequest,
		{ query, parameters = selectable, extent = 'standard' }: Entry<Q>,
	) => {
		const call = callOf(context, request);
		refuseVersion(request, declared.version);
		const { fields, values } = readQuery(request, query, parameters);
		const show = (row: R): Shape => shapeRow(declared, row, call, fields ?? extent);
		return { call, values, show };
	};

	const addLists = (app: FastifyInstance, context: Context): void => {
		for (const list of lists) {
			const { minis, paging, query = {} } = list;
			const parameters = [...paging.parameters, ...(minis ? [] : selectable)];
			const entry = { query, parameters, extent: minis ? 'mini' : 'standard' } as const;
			app.get(list.path, options, async (request) => {
				const { call, show, values } = enter(context, request, entry);
				const found = rows.list(call, list.rows(call, values, paramsOf(request)));
				const order = list.order?.(values);
				return paging.page(request, order ? found.toSorted(order) : found, show);
			});
		}
	};

	const addActions = (app: FastifyInstance, context: Context): void => {
		for (const each of actions) {
			app.route({
				...options,
				method: each.method,
				url: each.path,
				handler: async (request, reply) => {
					const { call, show } = enter(context, request, plain);
					const row = rows.find(call, paramsOf(request), each.find);
					const body = each.body?.read(request.body, 'body');
					const done = rows.act(call, row, each, body);
					return reply.code(each.status ?? 200).send(each.empty ? undefined : show(done));
				},
			});
		}
	};

	return {
		add: (call, body) => {
			if (!create) throw new Error(`A ${declared.type} cannot be created`);
			return rows.create(call, readValues(create.body, body));
		},
		routes: (app, context) => {
			addLists(app, context);
			addActions(app, context);
			if (create) {
				app.post(create.path ?? path, options, async (request, reply) => {
					const { call, show } = enter(context, request, plain);
					const values = readValues(create.body, bodyOf(request));
					const row = rows.create(call, values, paramsOf(request));
					return reply.code(create.status ?? 201).send(show(row));
				});
			}
			if (declared.get !== false) {
				app.get(at, options, async (request) => {
					const { call, show } = enter(context, request, plain);
					return show(rows.find(call, paramsOf(request)));
				});
			}
			if (update) {
				app.put(at, options, async (request) => {
					const { call, show } = enter(context, request, plain);
					const row = rows.find(call, paramsOf(request));
					refuseOutdated(request, declared.etag?.(row));
					return show(rows.update(call, row, readValues(update.body, bodyOf(request))));
				});
			}
			if (remove) {
				app.delete(at, options, async (request, reply) => {
					const { call } = enter(context, request, { ...plain, parameters: [] });
					rows.remove(call, rows.find(call, paramsOf(request)));
					return reply.code(remove.status ?? 204).send();
				});
			}
		},
	};
}
