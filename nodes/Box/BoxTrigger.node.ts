import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';

import { nodeMethods } from './framework/nodeMethods';
import { startTrigger } from './trigger/start';
import { itemFields, properties } from './trigger/properties';

/** Starts a workflow the moment something changes in Box, by Box's long poll: no public URL is needed. */
export class BoxTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Box Trigger',
		name: 'boxTrigger',
		icon: { light: 'file:box.svg', dark: 'file:box.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ (($parameter["stream"] === "enterprise" ? $parameter["enterpriseEventTypes"] : $parameter["eventTypes"]) || []).join(", ") || ($parameter["stream"] === "enterprise" ? "all events of the enterprise" : "all events") }}',
		description: 'Starts the workflow the moment something happens in Box',
		eventTriggerDescription:
			'Box holds no event that fits: now do something in Box, such as uploading a file',
		defaults: { name: 'Box Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'boxApi', required: true }],
		triggerPanel: {
			header: 'Start a workflow when something happens in Box',
			executionsHelp: {
				inactive:
					"<b>While building your workflow</b>, do in Box what the workflow is to wait for, such as uploading a file into the folder, then click the 'execute step' button: the latest event that fits your settings shows up here. Where Box holds none, the test waits for the next.<br /><br /><b>Once you're happy with your workflow</b>, publish it. From then on every event that fits starts it, and you find the executions in the executions list, but not here in the editor.",
				active:
					"<b>While building your workflow</b>, do in Box what the workflow is to wait for, such as uploading a file into the folder, then click the 'execute step' button: the latest event that fits your settings shows up here. Where Box holds none, the test waits for the next.<br /><br /><b>Your workflow also starts by itself</b>, as it is published. Those executions show up in the executions list, but not here in the editor.",
			},
			// The one text that n8n shows before the test and during it.
			activationHint:
				'Execute step takes the latest event that fits, or waits for the next where Box holds none: then do something in Box, such as uploading a file. Once the workflow is published, every event that fits starts it.',
		},
		properties,
	};

	methods = nodeMethods([itemFields.folder.methods], properties);

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await startTrigger(this);
	}
}
