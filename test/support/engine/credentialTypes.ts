import { join } from 'node:path';
import { NodeHelpers, type ICredentialType, type INodeProperties } from 'n8n-workflow';

const hidden = (name: string, value: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'hidden',
	default: value,
});

const text = (name: string, value = ''): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: value,
});

/**
 * The fields n8n's base OAuth2 type brings along. That type is part of n8n's own nodes, which this
 * package does not install; only what n8n-core's OAuth2 helper reads is listed.
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/credentials-files/
 */
const oAuth2Api: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		hidden('grantType', 'authorizationCode'),
		text('authUrl'),
		text('accessTokenUrl'),
		text('clientId'),
		text('clientSecret'),
		text('scope'),
		text('authQueryParameters'),
		hidden('authentication', 'header'),
		hidden('additionalBodyProperties', ''),
		{ displayName: 'Ignore SSL', name: 'ignoreSSLIssues', type: 'boolean', default: false },
	],
};

/** The folder of the package's credential types, and their classes by the types' names. */
const FOLDER = join(__dirname, '../../../credentials');
const OURS: Record<string, string> = { boxApi: 'BoxApi', boxJwtApi: 'BoxJwtApi' };

/** Every credential type the engine knows, by name: n8n's OAuth2 base, the package's, and `extra`. */
export function credentialTypes(extra: ICredentialType[] = []): Map<string, ICredentialType> {
	const given = new Set(extra.map(({ name }) => name));
	const ours = Object.entries(OURS).filter(([name]) => !given.has(name));
	const types = [oAuth2Api, ...extra, ...ours.map(([, className]) => load(className))];
	return new Map(types.map((type) => [type.name, type]));
}

/** As in n8n there is one of each in a process. */
const loaded = new Map<string, ICredentialType>();

function load(className: string): ICredentialType {
	const known = loaded.get(className);
	if (known) return known;
	const path = join(FOLDER, `${className}.credentials`);
	const exported = require(path) as Record<string, new () => ICredentialType>;
	const Type = exported[className];
	if (!Type) throw new Error(`${path} has no class ${className}`);
	const type = new Type();
	loaded.set(className, type);
	return type;
}

/** A type's ancestors, nearest first, as `extends` names them. */
export function parentTypes(types: Map<string, ICredentialType>, name: string): string[] {
	const parents = types.get(name)?.extends ?? [];
	return parents.flatMap((parent) => [parent, ...parentTypes(types, parent)]);
}

/** A type's properties merged over those of the types it extends, as n8n does. */
export function credentialProperties(
	types: Map<string, ICredentialType>,
	name: string,
): INodeProperties[] {
	const type = types.get(name);
	if (!type) throw new Error(`Unknown credential type '${name}'`);
	const merged: INodeProperties[] = [];
	for (const parent of type.extends ?? []) {
		NodeHelpers.mergeNodeProperties(merged, credentialProperties(types, parent));
	}
	NodeHelpers.mergeNodeProperties(merged, type.properties);
	return merged;
}
