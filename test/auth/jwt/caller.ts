import type { IDataObject, INodeType } from 'n8n-workflow';

import { nodeDescription } from '../../support/engine';

const JWT = 'boxJwtApi';

/**
 * A node that knows nothing of Box and calls a URL with the credential, for all items at once: n8n's
 * HTTP Request node does the same with either of n8n's two helpers.
 */
export const caller: INodeType = {
	description: nodeDescription('caller', {
		credentials: [{ name: JWT, required: true }],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Legacy', name: 'legacy', type: 'boolean', default: false },
		],
	}),
	async execute() {
		const { helpers } = this;
		const calls = this.getInputData().map(async (_item, index) => {
			const url = this.getNodeParameter('url', index) as string;
			const answer: unknown = this.getNodeParameter('legacy', index)
				? await helpers.requestWithAuthentication.call(this, JWT, {
						method: 'GET',
						uri: url,
						json: true,
					})
				: await helpers.httpRequestWithAuthentication.call(this, JWT, {
						method: 'GET',
						url,
						json: true,
					});
			return { json: answer as IDataObject };
		});
		return [await Promise.all(calls)];
	},
};
