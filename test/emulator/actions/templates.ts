import { randomUUID } from 'node:crypto';

import { badRequest, missing } from '../errors';
import type { Call } from '../state/box';
import type {
	OptionsRules,
	StaticConfig,
	Template,
	TemplateField,
	TemplateOption,
} from '../state/metadata';
import { CLASSIFICATION, TEMPLATES } from '../state/metadata';
import { findTaxonomy } from './taxonomies';

/** What a request says of a field. */
export interface FieldRequest {
	type?: TemplateField['type'];
	key?: string;
	displayName?: string;
	description?: string;
	hidden?: boolean;
	options?: ReadonlyArray<Omit<TemplateOption, 'id'>>;
	/** Of an option that is added or changed. */
	staticConfig?: StaticConfig;
	taxonomyKey?: string;
	taxonomyId?: string;
	namespace?: string;
	optionsRules?: OptionsRules;
}

/** The scope of the caller's own templates. */
export function enterpriseScope({ viewer }: Call): string {
	return `enterprise_${viewer.user.enterpriseId}`;
}

/** The template of that name; `enterprise` is the caller's own. */
export function findTemplate(call: Call, scope: string, key: string): Template | undefined {
	const full = scope === 'enterprise' ? enterpriseScope(call) : scope;
	const fits = (each: Template) => each.scope === full && each.templateKey === key;
	return TEMPLATES.filter(call.box.world, fits)[0];
}

/** The key that Box makes of a display name: `Customer Info` is `customerInfo`. */
export function keyOf(displayName: string): string {
	const [first = '', ...others] = displayName.split(/[^a-zA-Z0-9]+/).filter(Boolean);
	const capitals = others.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
	return first.charAt(0).toLowerCase() + first.slice(1) + capitals.join('');
}

/** 400 if two entries have the same key. */
export function refuseRepeated(name: string, entries: ReadonlyArray<{ key: string }>): void {
	const keys = entries.map(({ key }) => key);
	const twice = keys.find((key, index) => keys.indexOf(key) !== index);
	if (twice !== undefined) throw badRequest(name, `The key '${twice}' is there twice`);
}

/** An option with its id. */
export function newOption({ key, staticConfig }: Partial<TemplateOption>): TemplateOption {
	if (!key) throw missing('key');
	const option = { id: randomUUID(), key };
	return staticConfig ? { ...option, staticConfig } : option;
}

/** Which taxonomy a field is of. Only fields of that type have one. */
function taxonomyOf(call: Call, request: FieldRequest) {
	const { type, taxonomyKey, taxonomyId, namespace, optionsRules } = request;
	if (type !== 'taxonomy') {
		const [given] = Object.entries({ taxonomyKey, taxonomyId, namespace, optionsRules }).filter(
			([, value]) => value !== undefined,
		);
		if (given) throw badRequest(given[0], `A field of type '${type}' has no taxonomy`);
		return {};
	}
	if (namespace === undefined) throw missing('namespace');
	if (taxonomyKey === undefined) throw missing('taxonomyKey');
	if (optionsRules === undefined) throw missing('optionsRules');
	const found = findTaxonomy(call, namespace, taxonomyKey);
	if (!found || (taxonomyId !== undefined && taxonomyId !== found.id)) {
		throw badRequest('taxonomyKey', `There is no taxonomy '${taxonomyKey}'`);
	}
	return { taxonomyKey, taxonomyId: found.id, namespace: found.namespace, optionsRules };
}

/** A field with its ids. Fields of choices have options, and no others do. */
export function newField(call: Call, request: FieldRequest): TemplateField {
	const { type, displayName, description, hidden = false, options } = request;
	if (type === undefined) throw missing('type');
	if (displayName === undefined) throw missing('displayName');
	const base = {
		id: randomUUID(),
		type,
		key: request.key ?? keyOf(displayName),
		displayName,
		hidden,
		...taxonomyOf(call, request),
	};
	const field: TemplateField = description === undefined ? base : { ...base, description };
	if (type !== 'enum' && type !== 'multiSelect') {
		if (options?.length) throw badRequest('options', `A field of type '${type}' has no options`);
		return field;
	}
	// An enterprise may have no classifications yet.
	const isClassification = base.key === CLASSIFICATION.field;
	if (!options || (options.length === 0 && !isClassification)) throw missing('options');
	refuseRepeated('options', options);
	return { ...field, options: options.map(newOption) };
}

/** The fields of a new template. */
export function newFields(call: Call, requests: readonly FieldRequest[]): TemplateField[] {
	const fields = requests.map((each) => newField(call, each));
	refuseRepeated('fields', fields);
	return fields;
}
