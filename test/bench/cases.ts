import { DOWNLOAD_BYTES, UPLOAD_BYTES, type Content } from './content';

/** The two nodes that are compared. */
export type Contender = 'ours' | 'theirs';

/** An item that a node gave. */
export interface OutputItem {
	json: Record<string, unknown>;
	binary?: Record<string, { bytes?: number } | undefined>;
}

/** Some work that both nodes do. */
export interface Case {
	/** Part of the workflows' ids. */
	key: string;
	title: string;
	/** How many items the node gets, and gives. */
	items: number;
	/** Where the items come from: pinned JSON, or files of this machine. */
	source: 'ids' | 'files';
	/** The parameters of either node. */
	parameters: Record<Contender, (content: Content) => Record<string, unknown>>;
	/** Whether an output item shows that the work was done. */
	isRight(item: OutputItem): boolean;
	/** How many times faster our node is to be, at least and at best. */
	mark: { atLeast: number; aim?: number };
	/** The most connections that our node may open. */
	maxConnections?: number;
}

/** Each execution uploads under names of its own. */
const UPLOAD_NAME = '={{ `${$execution.id}-${$itemIndex}.bin` }}';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The cases of `--quick`: the usual small work of a workflow. */
export const QUICK: readonly Case[] = [
	{
		key: 'get',
		title: 'file: get',
		items: 100,
		source: 'ids',
		parameters: {
			ours: () => ({ resource: 'file', operation: 'get', file: byId('={{ $json.id }}') }),
			theirs: () => ({ resource: 'file', operation: 'get', fileId: '={{ $json.id }}' }),
		},
		isRight: ({ json }) => json.type === 'file' && json.size === DOWNLOAD_BYTES,
		mark: { atLeast: 15, aim: 20 },
		maxConnections: 10,
	},
	{
		key: 'upload',
		title: 'file: upload, 100 kB each',
		items: 50,
		source: 'files',
		parameters: {
			ours: ({ uploadsId }) => ({
				resource: 'file',
				operation: 'upload',
				binaryPropertyName: 'data',
				name: UPLOAD_NAME,
				parent: byId(uploadsId),
			}),
			theirs: ({ uploadsId }) => ({
				resource: 'file',
				operation: 'upload',
				binaryData: true,
				binaryPropertyName: 'data',
				fileName: UPLOAD_NAME,
				parentId: uploadsId,
			}),
		},
		isRight: ({ json }) => json.type === 'file' && json.size === UPLOAD_BYTES,
		mark: { atLeast: 10 },
	},
	{
		key: 'download',
		title: 'file: download, 10 kB each',
		items: 50,
		source: 'ids',
		parameters: {
			ours: () => ({ resource: 'file', operation: 'download', file: byId('={{ $json.id }}') }),
			theirs: () => ({ resource: 'file', operation: 'download', fileId: '={{ $json.id }}' }),
		},
		isRight: ({ binary }) => binary?.data?.bytes === DOWNLOAD_BYTES,
		mark: { atLeast: 20 },
	},
];
