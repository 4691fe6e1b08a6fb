import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { authentication } from './auth/choice';
import { runItems } from './framework/itemLoop';
import { nodeMethods } from './framework/nodeMethods';
import { methodsOf, toProperties } from './framework/properties';
import { resources } from './resources';

/** Files, folders, search and sharing in Box. */
export class Box implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Box',
		name: 'box',
		icon: { light: 'file:box.svg', dark: 'file:box.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with files, folders, sharing, metadata and search in Box',
		defaults: { name: 'Box' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// n8n's linters read these here.
		credentials: [
			{
				name: 'boxApi',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'boxJwtApi',
				required: true,
				testedBy: 'boxJwtApiTest',
				displayOptions: { show: { authentication: ['jwt'] } },
			},
		],
		properties: [authentication, ...toProperties(resources, 'file')],
	};

	methods = nodeMethods(methodsOf(resources), this.description.properties);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runItems(this, resources)];
	}
}
