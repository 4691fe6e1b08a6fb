import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';

import { authentication } from './auth/choice';
import { nodeMethods } from './framework/nodeMethods';
import { itemFields, properties } from './trigger/properties';
import { startTrigger } from './trigger/start';
import { SUBTITLE } from './trigger/subtitle';

/** Starts a workflow the moment something happens in Box, by Box's long poll: no public URL is needed. */
export class BoxTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Box Trigger',
		name: 'boxTrigger',
		icon: { light: 'file:box.svg', dark: 'file:box.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: SUBTITLE,
		description: 'Starts the workflow the moment something happens in Box',
		eventTriggerDescription: 'No matching event yet. Do something in Box, such as uploading a file',
		defaults: { name: 'Box Trigger' },
		inputs: [],
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
		triggerPanel: {
			header: 'Start a workflow when something happens in Box',
			executionsHelp: {
				inactive:
					"<b>While building your workflow</b>, click the 'execute step' button, then do something in Box that your workflow waits for, such as uploading a file to the folder. The latest event that matches your settings shows up here at once, if Box has one.<br /><br /><b>Once you're happy with your workflow</b>, publish it. Then every matching event starts an execution. These executions show up in the executions list, but not in the editor.",
				active:
					"<b>While building your workflow</b>, click the 'execute step' button, then do something in Box that your workflow waits for, such as uploading a file to the folder. The latest event that matches your settings shows up here at once, if Box has one.<br /><br /><b>Your workflow also executes automatically</b>, since it is published. Every matching event starts an execution. These executions show up in the executions list, but not in the editor.",
			},
			// The one text that n8n shows before the test and during it.
			activationHint:
				'Execute step shows the latest matching event. If Box has none, it waits for the next one: do something in Box, such as uploading a file. Once the workflow is published, every matching event starts it.',
		},
		properties: [authentication, ...properties],
	};

	methods = nodeMethods([itemFields.folder.methods], properties);

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await startTrigger(this);
	}
}
