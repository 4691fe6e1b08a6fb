import { UUID } from '../../entities/metadataTemplate';
import { choice, guard, when } from '../../fields';
import { byMarker, get, operation } from '../../framework';
import { quote } from '../../framework/errors/quote';

export const getAll = operation({
	name: 'Get Many',
	action: 'Get many metadata templates',
	description:
		'Get the metadata templates of the enterprise, those of Box, or that of some metadata',
	reference: 'get-metadata-templates-enterprise',
	fields: {
		templatesOf: choice(
			'Templates Of',
			{
				enterprise: 'Enterprise',
				global: { name: 'Box', description: 'What all enterprises have' },
				instance: {
					name: 'Metadata Instance',
					description: 'The template of metadata that is on a file or folder',
				},
			},
			{ default: 'enterprise', description: 'Whose templates to get' },
		),
		instanceId: when(
			{ templatesOf: 'instance' },
			guard('Metadata Instance ID', {
				example: '01234500-12f1-1234-aa12-b1d234cb567e',
				description: "The '$id' of the metadata, as the resource Metadata gives it out",
			}),
		),
	},
	prepare: ({ templatesOf, instanceId }, fail) => {
		if (templatesOf !== 'instance' || UUID.test(instanceId?.trim() ?? '')) return;
		const problem = instanceId === undefined ? 'is empty' : `is no such ID: ${quote(instanceId)}`;
		fail('instanceId', problem, "Enter the '$id' of some metadata.");
	},
	request: ({ templatesOf, instanceId }) =>
		templatesOf === 'instance'
			? get(['metadata_templates'], { metadata_instance_id: instanceId?.trim() })
			: get(['metadata_templates', templatesOf]),
	result: byMarker(),
});
