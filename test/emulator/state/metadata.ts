import type { File, Folder } from './model';
import type { Row } from './table';
import { Table } from './table';

/** https://developer.box.com/guides/metadata/fields/ */
export const FIELD_TYPES = ['string', 'float', 'date', 'enum', 'multiSelect', 'taxonomy'] as const;

/** What Box Shield knows of a classification. */
export interface StaticConfig {
	classification?: { classificationDefinition?: string; colorID?: number };
}

/** One of the choices of a field, by Box's own keys. */
export interface TemplateOption {
	id: string;
	key: string;
	/** For classifications only. */
	staticConfig?: StaticConfig;
}

/**
 * The template and the field whose choices are an enterprise's classifications:
 * https://developer.box.com/guides/metadata/classifications/
 */
export const CLASSIFICATION = {
	template: 'securityClassification-6VMVochwUWo',
	field: 'Box__Security__Classification__Key',
} as const;

/** One field of a template, by Box's own keys. */
export interface TemplateField {
	id: string;
	type: (typeof FIELD_TYPES)[number];
	key: string;
	displayName: string;
	description?: string;
	hidden: boolean;
	/** What can be chosen in an `enum` or a `multiSelect`. */
	options?: TemplateOption[];
	/** Which taxonomy a `taxonomy` chooses from, and how. */
	taxonomyKey?: string;
	taxonomyId?: string;
	namespace?: string;
	optionsRules?: OptionsRules;
}

/** What can be chosen of a taxonomy. */
export interface OptionsRules {
	multiSelect?: boolean;
	/** Counted from 1; all levels if left out. */
	selectableLevels?: number[];
}

/** https://developer.box.com/reference/resources/metadata-template/, by Box's own keys. */
export interface Template extends Row {
	/** `global`, or `enterprise_` and the enterprise's id. */
	scope: string;
	templateKey: string;
	displayName: string;
	hidden: boolean;
	copyInstanceOnItemCopy: boolean;
	fields: TemplateField[];
	/** How often it was changed. */
	version: number;
}

/** A card of Box Skills, by Box's own keys: https://developer.box.com/guides/skills/handle/metadata/ */
export type SkillCard = Record<string, unknown>;

/** What a field of an instance can hold. */
export type MetadataValue = string | number | string[] | SkillCard[];

/** Whether a value is several texts, as those of a `multiSelect` and of a `taxonomy` are. */
export function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** https://developer.box.com/reference/resources/metadata/ */
export interface Instance extends Row {
	item: File | Folder;
	template: Template;
	values: Record<string, MetadataValue>;
	/** How often it was changed. */
	version: number;
}

/** A template that all enterprises have. */
function globalTemplate(id: string, templateKey: string, hidden: boolean): Template {
	return {
		id,
		createdBy: '',
		createdAt: 0,
		modifiedAt: 0,
		scope: 'global',
		templateKey,
		displayName: templateKey,
		hidden,
		copyInstanceOnItemCopy: false,
		fields: [],
		version: 0,
	};
}

/** Whether it is the template of the cards of Box Skills, which takes nothing else. */
export function isOfSkillCards({ scope, templateKey }: Template): boolean {
	return scope === 'global' && templateKey === 'boxSkillsCards';
}

export const TEMPLATES = new Table<Template>(() => [
	// This one takes any texts.
	globalTemplate('9a5ae3ab-2a8a-4a5b-9d3e-5f1b8e6d2c47', 'properties', false),
	globalTemplate('4f2c1d0e-7b65-4c1a-8e9f-0a3d5b7c9e12', 'boxSkillsCards', true),
]);
export const INSTANCES = new Table<Instance>();
