import {
	deepCopy,
	ICredentials,
	ICredentialsHelper,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { credentialProperties, credentialTypes, parentTypes } from './credentialTypes';
import { createNodeTypes } from './nodeTypes';
import type { StoredCredential } from './store';

/** n8n takes these from the credential type whenever they are hidden there, whatever is stored. */
const FROM_THE_TYPE = ['authUrl', 'accessTokenUrl', 'grantType', 'authentication'];

const RESOLVER: INode = {
	id: 'credential',
	name: 'Credential',
	type: 'credential',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const RESOLVER_TYPES = createNodeTypes({
	credential: {
		description: {
			displayName: 'Credential',
			name: 'credential',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: [],
			properties: [],
		},
	},
});

/**
 * Credentials as n8n's server serves them to n8n-core: read from the store at every call, defaults
 * and expressions of the type applied, refreshed tokens written back.
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/credentials-files/
 */
export class CredentialStore extends ICredentialsHelper {
	private readonly types: Map<string, ICredentialType>;

	constructor(
		private readonly stored: readonly StoredCredential[],
		extraTypes: ICredentialType[] = [],
	) {
		super();
		this.types = credentialTypes(extraTypes);
	}

	override getParentTypes(name: string): string[] {
		return parentTypes(this.types, name);
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		return credentialProperties(this.types, type);
	}

	override async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		reference: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		_executeData?: unknown,
		raw?: boolean,
	): Promise<ICredentialDataDecryptedObject> {
		const credential = this.find(reference, type);
		credential.reads += 1;
		const data = deepCopy(credential.data);
		return raw ? data : this.resolve(data, type, mode);
	}

	override async updateCredentialsOauthTokenData(
		reference: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credential = this.find(reference, type);
		credential.writes += 1;
		credential.data = { ...credential.data, oauthTokenData: deepCopy(data.oauthTokenData ?? {}) };
	}

	override async updateCredentials(
		reference: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.find(reference, type).data = deepCopy(data);
	}

	override async getCredentials(
		reference: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentials> {
		const { id, name } = this.find(reference, type);
		throw new Error(`Credential '${name}' (${id}) is not kept encrypted here`);
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types.get(typeName) ?? {};
		if (typeof authenticate !== 'function') return requestOptions;
		return await authenticate(credentials, requestOptions);
	}

	/** Only for a type with an expirable field, and only if that is empty or Box has refused it. */
	override async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { properties, preAuthentication } = this.types.get(typeName) ?? { properties: [] };
		const field = properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		if (!field || !preAuthentication) return undefined;
		const isTest = node.type === 'n8n-nodes-base.noOp' && node.parameters.temp === '';
		if (credentials[field.name] !== '' && !expired && !isTest) return undefined;
		const output = (await preAuthentication.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		const reference = node.credentials?.[typeName];
		if (output[field.name] === undefined || !reference) return undefined;
		const stored = this.find(reference, typeName);
		stored.writes += 1;
		stored.data = deepCopy({ ...stored.data, ...output });
		return Object.assign(credentials, output);
	}

	override async runPreAuthentication(): Promise<undefined> {}

	private find(reference: INodeCredentialsDetails, type: string): StoredCredential {
		const found = this.stored.find((one) => one.id === reference.id && one.type === type);
		if (!found)
			throw new Error(`Credential with ID "${reference.id}" does not exist for type "${type}".`);
		return found;
	}

	private resolve(
		data: ICredentialDataDecryptedObject,
		type: string,
		mode: WorkflowExecuteMode,
	): ICredentialDataDecryptedObject {
		const properties = this.getCredentialsProperties(type);
		const kept = { ...data };
		for (const { name, type: kind } of properties) {
			if (kind === 'hidden' && FROM_THE_TYPE.includes(name)) delete kept[name];
		}
		const values = NodeHelpers.getNodeParameters(
			properties,
			kept as INodeParameters,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		const resolved = resolveExpressions(values, mode);
		if (data.oauthTokenData !== undefined) resolved.oauthTokenData = data.oauthTokenData;
		return resolved;
	}
}

function resolveExpressions(
	values: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
): ICredentialDataDecryptedObject {
	const workflow = new Workflow({
		nodes: [RESOLVER],
		connections: {},
		active: false,
		nodeTypes: RESOLVER_TYPES,
	});
	return workflow.expression.getComplexParameterValue(
		RESOLVER,
		values as INodeParameters,
		mode,
		{},
		undefined,
		undefined,
		values,
	) as ICredentialDataDecryptedObject;
}
