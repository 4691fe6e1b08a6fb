import { changeTemplate } from '../actions/templateChanges';
import { enterpriseScope, findTemplate, keyOf, newFields } from '../actions/templates';
import { denied } from '../errors';
import { byMarker } from '../server/paging';
import type { Call } from '../state/box';
import { CASCADE_POLICIES } from '../state/cascades';
import type { Template } from '../state/metadata';
import { FIELD_TYPES, INSTANCES, isOfSkillCards, TEMPLATES } from '../state/metadata';
import type { Params } from '../tables/declaration';
import { action, listing } from '../tables/declaration';
import type { Values } from '../tables/kinds';
import {
	choice,
	flag,
	id,
	integer,
	list,
	optional,
	otherwise,
	required,
	text,
} from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { administrator } from '../tables/rights';

/** What only classifications have. */
const STATIC_CONFIG = object({
	classification: object({
		classificationDefinition: text({ max: 1000 }),
		colorID: integer({ min: 0, max: 7 }),
	}),
});

const FIELD = {
	type: required(choice(FIELD_TYPES)),
	key: required(text({ min: 1, max: 256 })),
	displayName: required(text({ min: 1, max: 4096 })),
	description: text({ max: 4096 }),
	hidden: flag(),
	options: list(object({ key: required(text({ min: 1 })), staticConfig: STATIC_CONFIG })),
	taxonomyKey: text({ min: 1 }),
	taxonomyId: text({ min: 1 }),
	namespace: text({ min: 1 }),
	optionsRules: object({ multiSelect: flag(), selectableLevels: list(integer({ min: 1 })) }),
};

const OPERATION = {
	op: required(text()),
	data: object({ ...optional(FIELD), staticConfig: STATIC_CONFIG, copyInstanceOnItemCopy: flag() }),
	fieldKey: text(),
	fieldKeys: list(text()),
	enumOptionKey: text(),
	enumOptionKeys: list(text()),
	multiSelectOptionKey: text(),
	multiSelectOptionKeys: list(text()),
};

const path = '/metadata_templates/:scope/:key/schema';
const find = (call: Call, { scope = '', key = '' }: Params) => findTemplate(call, scope, key);
const isGlobal = ({ scope }: Template) => scope === 'global';

/** Administrators change what is their enterprise's. */
const mayChange = (call: Call, template: Template) => administrator(call) && !isGlobal(template);

/** Box has names of their own for the options of an `enum` and of a `multiSelect`. */
const named = ({
	enumOptionKey,
	multiSelectOptionKey: optionKey = enumOptionKey,
	enumOptionKeys,
	multiSelectOptionKeys: optionKeys = enumOptionKeys,
	...rest
}: Values<typeof OPERATION>) => ({ ...rest, optionKey, optionKeys });

/** https://developer.box.com/reference/resources/metadata-template/ */
export const metadataTemplates = resource({
	type: 'metadata_template',
	table: TEMPLATES,
	path: '/metadata_templates',
	uuids: true,
	fields: false,
	at: { path, find },
	// The cards of Box Skills have endpoints of their own, and a schema that is no template's.
	sees: (call, template) =>
		!isOfSkillCards(template) && (isGlobal(template) || template.scope === enterpriseScope(call)),
	shape: {
		standard: ['scope', 'templateKey', 'displayName', 'hidden', 'copyInstanceOnItemCopy', 'fields'],
	},
	lists: [
		listing({
			path: '/metadata_templates',
			paging: byMarker(),
			query: { metadata_instance_id: required(id()) },
			rows: ({ box }, { metadata_instance_id: wanted }) => {
				const instance = INSTANCES.of(box.world).get(wanted);
				return (template: Template) => template === instance?.template;
			},
		}),
		listing({
			path: '/metadata_templates/global',
			paging: byMarker(),
			rows: () => isGlobal,
		}),
		listing({
			path: '/metadata_templates/enterprise',
			paging: byMarker(),
			rows: () => (template: Template) => !isGlobal(template),
		}),
	],
	create: {
		path: '/metadata_templates/schema',
		body: {
			scope: required(text()),
			displayName: required(text({ min: 1, max: 4096 })),
			templateKey: text({ max: 64, pattern: /^[a-zA-Z_][-a-zA-Z0-9_]*$/ }),
			hidden: otherwise(flag(), false),
			copyInstanceOnItemCopy: otherwise(flag(), false),
			fields: otherwise(list(object(FIELD)), []),
		},
		right: administrator,
		make: (call, { scope, templateKey, fields, ...values }) => {
			const full = enterpriseScope(call);
			if (scope !== 'enterprise' && scope !== full) throw denied();
			const key = templateKey ?? keyOf(values.displayName);
			const kept = { scope: full, templateKey: key, version: 0 };
			return { ...values, ...kept, fields: newFields(call, fields) };
		},
	},
	actions: [
		{
			method: 'GET',
			path: '/metadata_templates/:id',
			find: ({ box }, { id: wanted = '' }) => TEMPLATES.of(box.world).get(wanted),
		},
		action({
			method: 'PUT',
			path,
			body: required(list(object(OPERATION), { min: 1 })),
			right: mayChange,
			run: (call, template: Template, operations) =>
				changeTemplate(call, template, operations.map(named)),
			event: { enterprise: 'METADATA_TEMPLATE_UPDATE' },
		}),
	],
	remove: {
		right: mayChange,
		after: ({ box }, removed) => {
			CASCADE_POLICIES.removeAll(box.world, ({ template }) => template === removed);
			INSTANCES.removeAll(box.world, ({ template }) => template === removed);
		},
	},
	conflict: {
		key: ({ scope, templateKey }) => `${scope}/${templateKey}`,
		name: 'templateKey',
		message: 'There is a template with this key already',
	},
	events: {
		create: { enterprise: 'METADATA_TEMPLATE_CREATE' },
		remove: { enterprise: 'METADATA_TEMPLATE_DELETE' },
	},
});
