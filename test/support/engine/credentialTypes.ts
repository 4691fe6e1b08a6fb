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

const BOX_API = join(__dirname, '../../../credentials/BoxApi.credentials');

/** Every credential type the engine knows, by name: n8n's OAuth2 base, `boxApi`, and `extra`. */
export function credentialTypes(extra: ICredentialType[] = []): Map<string, ICredentialType> {
	const types = [oAuth2Api, ...extra];
	if (!types.some(({ name }) => name === 'boxApi')) types.push(loadBoxApi());
	return new Map(types.map((type) => [type.name, type]));
}

function loadBoxApi(): ICredentialType {
	const { BoxApi } = require(BOX_API) as { BoxApi: new () => ICredentialType };
	return new BoxApi();
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
