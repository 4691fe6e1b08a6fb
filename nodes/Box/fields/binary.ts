import type { INodeProperties } from 'n8n-workflow';

/** Which file of the input item to send. */
export const inputBinary: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the input field containing the file data to be processed',
};

/** Where to put a downloaded file. */
export const outputBinary: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output field to put the file in',
};
