import type { INodeProperties } from 'n8n-workflow';

/** What else Box may be told about a new file. */
export const fileAttributesOptions: INodeProperties[] = [
	{
		displayName: 'Content Created At',
		name: 'contentCreatedAt',
		type: 'dateTime',
		default: '',
		description: 'When the content was made, if that was before the upload. For a new file only.',
	},
	{
		displayName: 'Content Modified At',
		name: 'contentModifiedAt',
		type: 'dateTime',
		default: '',
		description: 'When the content was last changed, if that was before the upload',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'A description of up to 255 characters, shown in Box. For a new file only.',
	},
];
