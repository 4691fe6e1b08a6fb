import type { FastifyInstance, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { BoxProblem } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, fieldsOf, headerOf, queryOf } from '../server/input';
import type { Call } from '../state/box';
import type { Row } from '../state/table';
import type { Declaration, Listing, Params } from './declaration';
import type { Fields } from './kinds';
import { text } from './kinds';
import { readValues } from './read';
import { Rows } from './rows';
import { shapeRow } from './shape';

/** A declared resource: what Box does with its rows, and the routes that lead there. */
export interface Resource<R extends Row> {
	routes: (app: FastifyInstance, context: Context) => void;
	/** Makes a row of a body as a request has it. */
	add(call: Call, body: Record<string, unknown>): R;
}

/** The query, which may have these parameters and no others. */
function readQuery<Q extends Fields>(request: FastifyRequest, own: Q, more: readonly string[]) {
	const query = queryOf(request);
	const others = Object.fromEntries(more.map((name) => [name, text()]));
	readValues({ ...others, ...own }, query);
	const given = Object.entries(query).filter(([name]) => Object.hasOwn(own, name));
	return readValues(own, Object.fromEntries(given));
}

/** Declares a resource: its routes are what the declaration has, and no more. */
export function resource<R extends Row, C extends Fields, U extends Fields>(
	declared: Declaration<R, C, U>,
): Resource<R> {
	const { create, path, remove, update, version } = declared;
	const rows = new Rows(declared);
	const at = declared.at?.path ?? `${path}/:id`;
	const options: RouteShorthandOptions = { config: { scope: declared.scope } };
	const selectable = declared.fields === false ? [] : ['fields'];

	const enter = (context: Context, request: FastifyRequest): Call => {
		const call = callOf(context, request);
		if (version !== undefined && headerOf(request, 'box-version') !== version) {
			throw new BoxProblem(400, 'invalid_api_version', 'Invalid API version');
		}
		return call;
	};
	/** One row as the answer shows it, in a request that has no other parameters than `fields`. */
	const shown = (call: Call, request: FastifyRequest, row: R) =>
		shapeRow(declared, row, call, (selectable.length && fieldsOf(request)) || 'standard');
	const paramsOf = ({ params }: FastifyRequest) => params as Params;

	const addList = (app: FastifyInstance, context: Context, list: Listing<R>) => {
		const { minis, paging, path: listPath, query = {} } = list;
		const parameters = [...paging.parameters, ...(minis ? [] : selectable)];
		app.get(listPath, options, async (request) => {
			const call = enter(context, request);
			const values = readQuery(request, query, parameters);
			const found = rows.list(call, list.rows(call, values, paramsOf(request)));
			const extent = minis ? 'mini' : (!!selectable.length && fieldsOf(request)) || 'standard';
			return paging.page(request, found, (row) => shapeRow(declared, row, call, extent));
		});
	};

	return {
		add: (call, body) => {
			if (!create) throw new Error(`A ${declared.type} cannot be created`);
			return rows.create(call, readValues(create.body, body));
		},
		routes: (app, context) => {
			for (const each of declared.lists ?? []) addList(app, context, each);
			if (create) {
				app.post(create.path ?? path, options, async (request, reply) => {
					const call = enter(context, request);
					readQuery(request, {}, selectable);
					const values = readValues(create.body, bodyOf(request));
					const row = rows.create(call, values, paramsOf(request));
					return reply.code(create.status ?? 201).send(shown(call, request, row));
				});
			}
			if (declared.get !== false) {
				app.get(at, options, async (request) => {
					const call = enter(context, request);
					readQuery(request, {}, selectable);
					return shown(call, request, rows.find(call, paramsOf(request)));
				});
			}
			if (update) {
				app.put(at, options, async (request) => {
					const call = enter(context, request);
					readQuery(request, {}, selectable);
					const row = rows.find(call, paramsOf(request));
					const values = readValues(update.body, bodyOf(request));
					return shown(call, request, rows.update(call, row, values));
				});
			}
			if (remove) {
				app.delete(at, options, async (request, reply) => {
					const call = enter(context, request);
					readQuery(request, {}, []);
					rows.remove(call, rows.find(call, paramsOf(request)));
					return reply.code(remove.status ?? 204).send();
				});
			}
		},
	};
}
