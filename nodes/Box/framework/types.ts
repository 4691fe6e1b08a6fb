import type { INodeProperties } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { JsonObject } from '../client/types';
import type { BinaryFiles } from './binaryFiles';
import type { FileItem } from './fileItem';
import type { Located } from './located';
import type { Params } from './params';

/** A parameter of an operation. When it is shown follows from where it is listed; `displayOptions` only narrows that. */
export type Field = INodeProperties;

/** All that an operation may use: one input item, and Box. Nothing but `run` is shared between items. */
export interface ItemScope {
	/** Box, with the item's As-User and shared link already applied. */
	box: BoxClient;
	/** The parameters as they evaluate for this item. */
	params: Params;
	/** The item's binary data, and new binary data. */
	files: BinaryFiles;
	/** The items found for the operation's fields, so that an error of Box can say which field it is about. */
	located: Located[];
	/** Tells the user something beside the output, such as what is missing from it. Once is enough. */
	hint: (text: string) => void;
	/** The same object for all items of a run: what an operation has to know of them is kept by it. */
	run: object;
}

/** What an operation gives back: one output item, several, or none. */
export type OperationResult = JsonObject | JsonObject[] | FileItem;

/** One operation of the Box node: what the editor shows, and what it does for one item. */
export interface Operation {
	/** Stable: workflows store it. */
	value: string;
	name: string;
	/** Shown in the node panel: `Upload a file`. */
	action: string;
	description: string;
	fields: Field[];
	run(scope: ItemScope): Promise<OperationResult>;
}

/** A resource: a group of operations, the first of which is the default. */
export interface Resource {
	/** Stable: workflows store it. */
	value: string;
	name: string;
	/** Value of the operation that is chosen first. */
	default: string;
	operations: Operation[];
}
