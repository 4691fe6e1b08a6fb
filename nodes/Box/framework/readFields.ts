import { Deferred, type Field, type Fields } from './field';
import type { Filled } from './sent';
import type { ItemScope } from './types';

/** The groups that an operation's fields stand in, in the order in which the editor shows them. */
export const GROUPS = {
	fields: undefined,
	filters: { displayName: 'Filters', placeholder: 'Add filter' },
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add field' },
	options: { displayName: 'Options', placeholder: 'Add option' },
} as const;

export type Group = keyof typeof GROUPS;
export type Groups = { [Name in Group]: Fields };

/** The values of an operation's fields for one item, as far as they are read. */
export class FieldValues {
	readonly values: Record<string, unknown> = {};
	private readonly later: Array<{ name: string; deferred: Deferred<unknown> }> = [];

	constructor(
		private readonly scope: ItemScope,
		private readonly groups: Groups,
	) {}

	/**
	 * Reads what takes nothing but the parameters.
	 *
	 * @throws InputError
	 */
	read(): void {
		for (const { name, path, field } of this.fields()) {
			const value = this.isGiven(path, field) ? field.read(this.scope, path) : undefined;
			if (value instanceof Deferred) this.later.push({ name, deferred: value });
			else this.values[name] = value;
		}
	}

	/** Completes the values that come from the input's files, or from Box. */
	async resolve(from: Deferred<unknown>['from']): Promise<void> {
		for (const { name, deferred } of this.later) {
			if (deferred.from === from) this.values[name] = await deferred.resolve();
		}
	}

	/** Whether a group has fields, and none of them was given a value. */
	isUnused(group: Group): boolean {
		const names = Object.keys(this.groups[group]);
		const deferred = new Set(this.later.map(({ name }) => name));
		const isGiven = (name: string) => this.values[name] !== undefined || deferred.has(name);
		return names.length > 0 && !names.some(isGiven);
	}

	/** The fields of some groups, with their values. */
	filled(...groups: Group[]): Filled[] {
		return groups.flatMap((group) =>
			Object.entries(this.groups[group]).map(([name, field]) => {
				return { name, field, value: this.values[name] };
			}),
		);
	}

	/** The name that n8n stores a field under, by its own: `options.fields`. */
	pathOf(name: string): string {
		return this.fields().find((field) => field.name === name)?.path ?? name;
	}

	private isGiven(path: string, { isGuard }: Field<unknown>): boolean {
		const { params } = this.scope;
		if (!params.isShown(path)) return false;
		if (!path.includes('.')) return true;
		return params.isSet(path) && (isGuard || !params.isLeftOut(path));
	}

	private fields(): Array<{ name: string; path: string; field: Field<unknown> }> {
		return (Object.keys(GROUPS) as Group[]).flatMap((group) =>
			Object.entries(this.groups[group]).map(([name, field]) => {
				return { name, field, path: group === 'fields' ? name : `${group}.${name}` };
			}),
		);
	}
}
