import { randomUUID } from 'node:crypto';

import { BoxProblem, MetadataProblem } from '../errors';
import type { Call } from '../state/box';
import type { Instance, MetadataValue, Template, TemplateField } from '../state/metadata';
import { INSTANCES, isOfSkillCards } from '../state/metadata';
import type { File, Folder } from '../state/model';
import { ownerId, subtree } from '../state/model';
import type { Contents } from '../state/table';
import { isSelectable, nodesOf } from '../state/taxonomies';
import { enterpriseSource, tellEnterprise } from './emit';
import { need } from './find';
import type { PatchOperation } from './jsonPatch';
import { patched } from './jsonPatch';
import { checkedCards, patchedCards } from './skillCards';
import { findTemplate } from './templates';

const refused = (message: string) => new MetadataProblem(400, 'schema_validation_failed', message);

/** A time as metadata has it: RFC 3339 in UTC, with milliseconds. */
function date(value: unknown): string | undefined {
	if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(value)) {
		return undefined;
	}
	const time = Date.parse(value);
	return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Several of these, each once. */
function some(value: unknown, options: readonly string[]): unknown {
	const isChoice = Array.isArray(value) && value.every((each) => options.includes(String(each)));
	return isChoice && new Set(value).size === value.length ? value : undefined;
}

type Read = (value: unknown, field: TemplateField | undefined, world: Contents) => unknown;

const optionsOf = (field: TemplateField | undefined) =>
	(field?.options ?? []).map(({ key }) => key);

const READ: Record<TemplateField['type'], Read> = {
	string: (value) => (typeof value === 'string' ? value : undefined),
	float: (value) => (typeof value === 'number' ? value : undefined),
	date,
	enum: (value, field) => optionsOf(field).find((each) => each === value),
	multiSelect: (value, field) => some(value, optionsOf(field)),
	taxonomy: (value, field, world) => {
		if (!field) return undefined;
		const nodes = nodesOf(world, field.taxonomyId).filter((each) => isSelectable(field, each));
		const ids = nodes.map(({ id }) => id);
		const isOne = Array.isArray(value) && value.length === 1;
		return isOne || field.optionsRules?.multiSelect ? some(value, ids) : undefined;
	},
};

/** The values as the template has them. 400 for unknown keys and for values of another type. */
function checked(
	world: Contents,
	template: Template,
	given: Record<string, unknown>,
): Record<string, MetadataValue> {
	if (isOfSkillCards(template)) return checkedCards(given);
	const values = Object.entries(given).map(([key, value]) => {
		if (key.startsWith('$')) throw refused(`The key '${key}' is Box's own`);
		const field = template.fields.find((each) => each.key === key);
		const type = template.scope === 'global' ? 'string' : field?.type;
		if (!type) throw refused(`The template has no field '${key}'`);
		const read = READ[type](value, field, world);
		if (read === undefined) throw refused(`Invalid value for the field '${key}' of type '${type}'`);
		return [key, read] as const;
	});
	return Object.fromEntries(values) as Record<string, MetadataValue>;
}

/** 403 on a root folder, which has no metadata. */
function refuseRoot(item: File | Folder): void {
	if (item.type !== 'folder' || !item.rootOf) return;
	throw new BoxProblem(403, 'forbidden', 'Metadata is not available on the root folder');
}

/** All metadata on an item that the caller may see. */
export function instancesOn(call: Call, item: File | Folder): Instance[] {
	refuseRoot(item);
	return INSTANCES.filter(call.box.world, (each) => each.item === item);
}

/** The metadata of a template on an item; 404 if there is none. */
export function findInstance(
	call: Call,
	item: File | Folder,
	scope: string,
	key: string,
): Instance {
	const template = findTemplate(call, scope, key);
	const found = instancesOn(call, item).find((each) => each.template === template);
	if (!found) throw new MetadataProblem(404, 'instance_not_found', 'Instance not found');
	return found;
}

function announce(call: Call, type: string, { item, template, id }: Instance): void {
	const owner = call.box.world.user(ownerId(item));
	const details = {
		metadata_instance_id: id,
		template: template.templateKey,
		scope: template.scope,
	};
	tellEnterprise(call, owner, type, enterpriseSource(item, call), details);
}

/** https://developer.box.com/reference/post-files-id-metadata-id-id/ */
export function createInstance(
	call: Call,
	item: File | Folder,
	template: Template | undefined,
	values: Record<string, unknown>,
): Instance {
	const taken = instancesOn(call, item).some((each) => each.template === template);
	need(call, item, 'edit');
	// Box Skills work on files.
	if (!template || (item.type !== 'file' && isOfSkillCards(template))) {
		throw new MetadataProblem(404, 'instance_tuple_not_found', 'Template not found');
	}
	if (taken) throw new MetadataProblem(409, 'tuple_already_exists', 'Tuple already exists');
	const made = newInstance(call, item, template, checked(call.box.world, template, values));
	announce(call, 'METADATA_INSTANCE_CREATE', made);
	return made;
}

function newInstance(
	{ box: { world }, viewer }: Call,
	item: File | Folder,
	template: Template,
	values: Instance['values'],
): Instance {
	const now = world.now();
	const base = { id: randomUUID(), createdBy: viewer.user.id, createdAt: now, modifiedAt: now };
	const made: Instance = { ...base, item, template, values, version: 0 };
	INSTANCES.of(world).set(made.id, made);
	return made;
}

/** Gives a copy the metadata of the original, as far as its templates are to be copied. */
export function copyInstances(call: Call, original: File | Folder, copy: File | Folder): void {
	const copied = INSTANCES.filter(
		call.box.world,
		({ item, template }) => item === original && template.copyInstanceOnItemCopy,
	);
	for (const { template, values } of copied) {
		announce(call, 'METADATA_INSTANCE_COPY', newInstance(call, copy, template, { ...values }));
	}
}

/**
 * Gives all that is in a folder the folder's metadata of the template. What has some of its own
 * keeps it unless it is overwritten. 404 if the folder has none.
 */
export function cascade(call: Call, folder: Folder, template: Template, overwrite: boolean): void {
	const { scope, templateKey } = template;
	const { values } = findInstance(call, folder, scope, templateKey);
	for (const item of subtree(folder)) {
		if (item === folder || item.type === 'web_link') continue;
		const own = instancesOn(call, item).find((each) => each.template === template);
		if (own && !overwrite) continue;
		const changed = own ?? newInstance(call, item, template, {});
		changed.values = { ...values };
		if (own) own.version += 1;
		announce(call, own ? 'METADATA_INSTANCE_UPDATE' : 'METADATA_INSTANCE_CREATE', changed);
	}
}

/** Changes an instance by all operations, or by none if one of them is wrong. */
export function patchInstance(
	call: Call,
	instance: Instance,
	operations: readonly PatchOperation[],
): void {
	need(call, instance.item, 'edit');
	const { template, values } = instance;
	const change = isOfSkillCards(template) ? patchedCards : patched;
	instance.values = checked(call.box.world, template, change(values, operations));
	instance.version += 1;
	instance.modifiedAt = call.box.world.now();
	announce(call, 'METADATA_INSTANCE_UPDATE', instance);
}

/** https://developer.box.com/reference/delete-files-id-metadata-id-id/ */
export function removeInstance(call: Call, instance: Instance): void {
	need(call, instance.item, 'edit');
	INSTANCES.of(call.box.world).delete(instance.id);
	announce(call, 'METADATA_INSTANCE_DELETE', instance);
}
