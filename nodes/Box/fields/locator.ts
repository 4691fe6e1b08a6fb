import type { INodePropertyMode } from 'n8n-workflow';

import { ROOT_ID } from '../client/itemPath';
import { Deferred, described, sentAs, type Field, type Settings } from '../framework/field';
import {
	Chosen,
	idNoun,
	idOf,
	searchMethod,
	type Entity,
	type EntityList,
} from '../framework/references/entity';
import { locate } from '../framework/references/locate';
import { isEmptyLocator, parseReference } from '../framework/references/reference';
import type { ItemScope } from '../framework/types';

interface LocatorSettings extends Settings {
	/** The entity's noun without. */
	displayName?: string;
	/** Whether one in the trash is meant. */
	trashed?: true;
	/** Whether the root folder is chosen at first. */
	startsAtRoot?: true;
	/** What cannot be done to the root folder: `deleted`. */
	butRoot?: string;
}

/**
 * Chooses one of an entity: From List, By URL, By ID and whatever other ways there are to name it.
 *
 * Neither required nor with regular expressions for what is entered: n8n would refuse the whole
 * workflow before the node can say what is wrong with which item, and it runs such expressions
 * against the clock.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/ui-elements/#resource-locator
 */
export function locator<Type extends string>(
	entity: Entity<Type>,
	settings: LocatorSettings = {},
): Field<Chosen<Type>> {
	const { displayName = titled(entity.noun), startsAtRoot, butRoot, trashed } = settings;
	// What is in the trash has no path.
	const named = trashed ? { ...entity, path: undefined } : entity;
	const list = listOf(entity, settings);
	const method = searchMethod(entity, settings.trashed);
	return {
		property: {
			displayName,
			type: 'resourceLocator',
			default: startsAtRoot
				? { mode: 'list', value: ROOT_ID, cachedResultName: 'All Files' }
				: { mode: 'list', value: '' },
			...described(settings),
			description: fullDescription(named, settings),
			modes: modes(named, method, list),
		},
		...sentAs(settings),
		methods: { listSearch: { [method]: list } },
		read: (scope, name) => read(scope, name, named, butRoot),
	};
}

/** A locator that may be left empty, which its description says. */
export function optionalLocator<Type extends string>(
	entity: Entity<Type>,
	settings: LocatorSettings & { description: string },
): Field<Chosen<Type> | undefined> {
	const field = locator(entity, settings);
	return {
		...field,
		read: (scope, name) =>
			isEmptyLocator(given(scope, name)) ? undefined : field.read(scope, name),
	};
}

function read<Type extends string>(
	scope: ItemScope,
	name: string,
	entity: Entity<Type>,
	butRoot: string | undefined,
): Deferred<Chosen<Type>> {
	const { box, params, located } = scope;
	const field = params.displayName(name);
	const reference = parseReference(given(scope, name), entity, field);
	const password = params.optionalText('options.sharedLinkPassword');
	return new Deferred('box', async () => {
		const found = await locate(reference, entity, { box, field, password });
		if (butRoot && found.id === ROOT_ID) {
			params.fail(name, `is the root folder, which cannot be ${butRoot}`, 'Choose a folder in it.');
		}
		located.push({ field, entity, id: found.id });
		return found;
	});
}

/** Nothing, whatever the words, if an AI agent has left the field out. */
function given({ params }: ItemScope, name: string): unknown {
	return params.isLeftOut(name) ? undefined : params.value(name);
}

function listOf(entity: Entity, { trashed }: LocatorSettings): EntityList {
	return (trashed && entity.trashed) || entity.list;
}

/** For a person and for a model: what is chosen, and what it can be named by. */
function fullDescription(entity: Entity, { description }: LocatorSettings): string {
	const { noun, path, url, name } = entity;
	const ways = [
		`${titled(idNoun(entity))} of the ${noun}, such as ${idOf(entity).example}`,
		path && 'its path',
		name && `its ${name.noun}`,
		url && 'its URL',
	].filter(Boolean);
	const how = `${ways.slice(0, -1).join(', ')}${ways.length > 1 ? ', or ' : ''}${ways.at(-1)}`;
	return description ? `${description}. ${how}.` : how;
}

function modes(entity: Entity, method: string, list: EntityList): INodePropertyMode[] {
	const { noun, url, path, name } = entity;
	const id = idOf(entity);
	const text = (name: string, displayName: string, example: string, hint?: string) =>
		mode(displayName, name, 'string', {
			placeholder: `e.g. ${example}`,
			...(hint ? { hint } : {}),
		});
	const typeOptions = { searchListMethod: method, searchable: true };
	const all: Array<INodePropertyMode | undefined | false> = [
		mode('From List', 'list', 'list', { hint: list.hint, typeOptions }),
		url && text('url', 'By URL', url.example, path && 'Or a shared link to it'),
		name && text(name.mode, name.displayName, name.example, name.hint),
		text(
			'id',
			`By ${titled(idNoun(entity))}`,
			id.example,
			url ? 'The number at the end of its URL' : `The ${noun}'s ${idNoun(entity)}`,
		),
		path && text('path', 'By Path', path.example, 'The path from All Files on'),
	];
	return all.filter((mode) => mode !== undefined && mode !== false);
}

function mode(
	displayName: string,
	name: string,
	type: INodePropertyMode['type'],
	rest: Partial<INodePropertyMode>,
): INodePropertyMode {
	return { displayName, name, type, ...rest };
}

/** `Web Link` for `web link`. */
export function titled(noun: string): string {
	return noun.replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());
}
