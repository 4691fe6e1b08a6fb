import { badRequest } from '../errors';
import type { Call } from '../state/box';
import type { Instance, Template, TemplateField } from '../state/metadata';
import { INSTANCES, isTexts } from '../state/metadata';
import type { FieldRequest } from './templates';
import { newField, newOption, refuseRepeated } from './templates';

/** One operation on a template: https://developer.box.com/guides/metadata/templates/update/ */
export interface TemplateOperation {
	op: string;
	data?: Partial<FieldRequest> & { copyInstanceOnItemCopy?: boolean };
	fieldKey?: string;
	fieldKeys?: string[];
	/** Of an option of an `enum` or a `multiSelect`: Box has a name for each. */
	optionKey?: string;
	optionKeys?: string[];
}

type Values = Instance['values'];

/** Changes a template, and tells what becomes of the values that instances have. */
type Operation = (
	template: Template,
	given: TemplateOperation,
	call: Call,
) => ((values: Values) => void) | void;

function fieldOf({ fields }: Template, key: string | undefined): TemplateField {
	const field = fields.find((each) => each.key === key);
	if (!field) throw badRequest('fieldKey', `There is no field '${key ?? ''}'`);
	return field;
}

function optionsOf(template: Template, { fieldKey }: TemplateOperation) {
	const field = fieldOf(template, fieldKey);
	if (!field.options) throw badRequest('fieldKey', `The field '${field.key}' has no options`);
	return { field, options: field.options };
}

function optionOf(template: Template, given: TemplateOperation) {
	const { field, options } = optionsOf(template, given);
	const option = options.find((each) => each.key === given.optionKey);
	if (!option) throw badRequest('optionKey', `There is no option '${given.optionKey ?? ''}'`);
	return { field, options, option };
}

/** The entries in the order of the keys, which have to be those of the entries. */
function inOrder<T extends { key: string }>(entries: T[], keys: readonly string[] = []): T[] {
	const found = keys.map((key) => entries.find((each) => each.key === key));
	const sorted = found.filter((each) => each !== undefined);
	if (new Set(sorted).size !== entries.length || keys.length !== entries.length) {
		throw badRequest('keys', 'The keys must be those that there are, each once');
	}
	return sorted;
}

/** What a field's values are, each changed or, if that gives nothing, taken out. */
function eachOption({ key }: TemplateField, change: (option: string) => string | undefined) {
	return (values: Values) => {
		const value = values[key];
		if (isTexts(value)) values[key] = value.flatMap((each) => change(each) ?? []);
		if (typeof value !== 'string') return;
		const changed = change(value);
		if (changed === undefined) delete values[key];
		else values[key] = changed;
	};
}

const OPERATIONS: Record<string, Operation> = {
	editTemplate: (template, { data: { displayName, hidden, copyInstanceOnItemCopy } = {} }) => {
		template.displayName = displayName ?? template.displayName;
		template.hidden = hidden ?? template.hidden;
		template.copyInstanceOnItemCopy = copyInstanceOnItemCopy ?? template.copyInstanceOnItemCopy;
	},
	addField: (template, { data = {}, fieldKey }, call) => {
		template.fields.push(newField(call, { ...data, key: data.key ?? fieldKey }));
		refuseRepeated('fields', template.fields);
	},
	editField: (template, { data: { key, ...data } = {}, fieldKey }) => {
		const field = fieldOf(template, fieldKey);
		const before = field.key;
		const { displayName, description, hidden } = data;
		Object.assign(field, { key: key ?? before, displayName: displayName ?? field.displayName });
		Object.assign(field, {
			description: description ?? field.description,
			hidden: hidden ?? field.hidden,
		});
		refuseRepeated('fields', template.fields);
		return (values) => {
			const value = values[before];
			if (value === undefined || field.key === before) return;
			delete values[before];
			values[field.key] = value;
		};
	},
	removeField: (template, { fieldKey }) => {
		const { key } = fieldOf(template, fieldKey);
		template.fields = template.fields.filter((each) => each.key !== key);
		return (values) => void delete values[key];
	},
	reorderFields: (template, { fieldKeys }) => {
		template.fields = inOrder(template.fields, fieldKeys);
	},
	addOption: (template, given) => {
		const { options } = optionsOf(template, given);
		options.push(newOption(given.data ?? {}));
		refuseRepeated('options', options);
	},
	editOption: (template, given) => {
		const { field, option, options } = optionOf(template, given);
		const before = option.key;
		option.key = given.data?.key ?? before;
		option.staticConfig = given.data?.staticConfig ?? option.staticConfig;
		refuseRepeated('options', options);
		return eachOption(field, (key) => (key === before ? option.key : key));
	},
	removeOption: (template, given) => {
		const { field, option, options } = optionOf(template, given);
		field.options = options.filter((each) => each !== option);
		return eachOption(field, (key) => (key === option.key ? undefined : key));
	},
	reorderOptions: (template, given) => {
		const { field, options } = optionsOf(template, given);
		field.options = inOrder(options, given.optionKeys);
	},
};

/** Changes a template and its instances, or nothing if one of the operations is wrong. */
export function changeTemplate(
	call: Call,
	template: Template,
	operations: readonly TemplateOperation[],
): void {
	const { world } = call.box;
	const draft = structuredClone(template);
	const followUps = operations.map((each) => {
		const name = each.op.replace(/(Enum|MultiSelect)(?=Option)/, '');
		const operation = OPERATIONS[name];
		if (!operation) throw badRequest('op', `Invalid value '${each.op}'`);
		return operation(draft, each, call);
	});
	Object.assign(template, draft, { version: template.version + 1, modifiedAt: world.now() });
	const instances = INSTANCES.filter(world, (each) => each.template === template);
	for (const { values } of instances) for (const followUp of followUps) followUp?.(values);
}
