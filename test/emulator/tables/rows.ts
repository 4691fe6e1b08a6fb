import { randomUUID } from 'node:crypto';

import { tell, tellEnterprise } from '../actions/emit';
import { BoxProblem, denied, notFound } from '../errors';
import type { Call } from '../state/box';
import type { Row } from '../state/table';
import type { Action, Declaration, EventTypes, Finder, Params } from './declaration';
import type { Fields, Values } from './kinds';
import { shapeRow } from './shape';

/** What Box does with the rows of a declared resource, apart from HTTP. */
export class Rows<R extends Row, C extends Fields, U extends Fields> {
	constructor(private readonly declared: Declaration<R, C, U>) {}

	/** The row, if the caller may know of it; 404 otherwise. */
	find(call: Call, params: Params, find?: Finder<R>): R {
		const { at, sees, table, type } = this.declared;
		const finder = find ?? at?.find ?? (() => table.of(call.box.world).get(params.id ?? ''));
		const row = finder(call, params);
		if (!row || !sees(call, row)) throw notFound(Object.values(params).join('/'), type);
		return row;
	}

	/** All rows that fit and that the caller may know of, oldest first. */
	list(call: Call, fits: (row: R) => boolean): R[] {
		const { sees, table } = this.declared;
		return table.filter(call.box.world, (row) => fits(row) && sees(call, row));
	}

	create(call: Call, values: Values<C>, params: Params = {}): R {
		const { create, events, table, type, uuids } = this.declared;
		if (!create) throw new Error(`A ${type} cannot be created`);
		if (create.right && !create.right(call, values)) throw denied();
		const { world } = call.box;
		const parts = create.make(call, values, params);
		const now = world.now();
		const base: Row = {
			id: uuids ? randomUUID() : world.nextId(),
			createdBy: call.viewer.user.id,
			createdAt: now,
			modifiedAt: now,
		};
		const row = { ...base, ...parts } as R;
		this.refuseTaken(call, row);
		table.of(world).set(row.id, row);
		this.announce(call, row, events?.create);
		return row;
	}

	update(call: Call, row: R, values: Values<U>): R {
		const { events, type, update } = this.declared;
		if (!update) throw new Error(`A ${type} cannot be changed`);
		if (update.right && !update.right(call, row)) throw denied();
		const changes = update.change(call, row, values);
		this.refuseTaken(call, { ...row, ...changes }, row);
		Object.assign(row, changes, { modifiedAt: call.box.world.now() });
		this.announce(call, row, events?.update);
		return row;
	}

	remove(call: Call, row: R): void {
		const { events, remove, table } = this.declared;
		if (remove?.right && !remove.right(call, row)) throw denied();
		this.announce(call, row, events?.remove);
		table.of(call.box.world).delete(row.id);
		remove?.after?.(call, row);
	}

	act(call: Call, row: R, { event, right, run }: Action<R>, body: unknown): R {
		if (right && !right(call, row)) throw denied();
		run?.(call, row, body);
		this.announce(call, row, event);
		return row;
	}

	private refuseTaken(call: Call, changed: R, except?: R): void {
		const { conflict, table } = this.declared;
		if (!conflict) return;
		const { key, code = 'conflict', name, message } = conflict;
		const wanted = key(changed);
		const taken = table.filter(call.box.world, (row) => row !== except && key(row) === wanted);
		if (taken.length === 0) return;
		const errors = [{ reason: 'invalid_parameter', name, message }];
		throw new BoxProblem(409, code, message, { errors });
	}

	private announce(call: Call, row: R, types: EventTypes = {}): void {
		const { events = {} } = this.declared;
		const source = () => shapeRow(this.declared, row, call);
		if (types.user) tell(call, events.users?.(call, row) ?? [], { type: types.user, source });
		if (!types.enterprise) return;
		const of = events.enterprise?.(call, row) ?? call.viewer.user;
		const named = events.source?.(call, row) ?? source();
		tellEnterprise(call, of, types.enterprise, named, events.details?.(call, row));
	}
}
