import type { INodeProperties } from 'n8n-workflow';

import type { BoxClient } from '../client/boxClient';
import type { JsonObject } from '../client/types';
import type { Known } from './errors/boxErrors';
import type { Located } from './errors/located';
import type { BinaryFiles } from './files/binaryFiles';
import type { FileItem } from './files/fileItem';
import type { Methods } from './methods';
import type { Params } from './params/params';

/** All that an operation may use: one input item, and Box. Nothing but `run` is shared between items. */
export interface ItemScope {
	/** Box, with the item's As-User and shared link already applied. */
	box: BoxClient;
	/** The parameters as they evaluate for this item. */
	params: Params;
	/** The item's binary data, and new binary data. */
	files: BinaryFiles;
	/** What was found for the operation's fields, so that an error of Box can say which field it is about. */
	located: Located[];
	/** Tells the user something beside the output, such as what is missing from it. Once is enough. */
	hint: (text: string) => void;
	/** The same object for all items of a run: what an operation has to know of them is kept by it. */
	run: object;
	/** The input item: the same object when n8n runs the node again after a failure (Retry On Fail). */
	input: object;
}

/** What an operation gives back: one output item, several, or none. */
export type OperationResult = JsonObject | JsonObject[] | FileItem;

/**
 * What errors of Box mean in an operation, by Box's codes or by the status: what to do about one, or
 * all of it.
 */
export type OperationErrors = Record<string, string | Meaning>;

/** Without a message, what happened is said in the words for all operations. */
type Meaning = Pick<Known, 'remedy' | 'remedyWithKey'> & Partial<Pick<Known, 'message'>>;

/** One operation of a node: what the editor shows, and what it does for one item. */
export interface Operation {
	name: string;
	/** Shown in the node panel: `Upload a file`. */
	action: string;
	description: string;
	/** The page of Box's reference that describes the request. */
	reference: string;
	errors?: OperationErrors;
	/** The parameters, as the editor shows them. */
	readonly fields: INodeProperties[];
	/** What the editor calls to show them. */
	readonly methods: Methods;
	run(scope: ItemScope): Promise<OperationResult>;
}

/** Operations on one kind of thing. */
export interface Resource {
	name: string;
	/** The operation that is chosen first. */
	default: string;
	/** By their values, which are stable: workflows store them. */
	operations: Record<string, Operation>;
}

/** The resources of a node by their values, which are stable: workflows store them. */
export type Resources = Record<string, Resource>;

/** Declares a resource. */
export function resource<const Operations extends Record<string, Operation>>(declaration: {
	name: string;
	default: keyof Operations & string;
	operations: Operations;
}): Resource {
	return declaration;
}
