import type { Mark } from '../figures';
import { DOWNLOAD_BYTES, UPLOAD_BYTES, type Content } from './content';
import type { Work } from './work';

/** The two nodes, which run in one n8n. */
export type NodeKind = 'ours' | 'builtIn';

/** An item that a node gave. */
export interface OutputItem {
	json: Record<string, unknown>;
	binary?: Record<string, { bytes?: number } | undefined>;
}

/** Some work that everybody does, with some number of items. */
export interface Case {
	/** Part of the workflows' ids; what the peers that are no node are asked to do. */
	key: Work;
	/** Such as `Get 100 files`. */
	title(items: number): string;
	/** Each number of items is measured. */
	counts: { quick: readonly number[]; full: readonly number[] };
	/** Where the items come from: pinned JSON, or files of this machine. */
	source: 'ids' | 'files';
	/** The parameters of either node. */
	parameters: Record<NodeKind, (content: Content) => Record<string, unknown>>;
	/** Whether an output item shows that the work was done. */
	isRight(item: OutputItem): boolean;
	/** The number of items that the README has, and that is to reach the marks. */
	headline: number;
	marks: Mark[];
	/** The most connections that our node may open. */
	maxConnections?: number;
}

/** Each execution uploads under names of its own. */
const UPLOAD_NAME = '={{ `${$execution.id}-${$itemIndex}.bin` }}';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The usual small work of a workflow. */
export const CASES: readonly Case[] = [
	{
		key: 'get',
		title: (items) => `Get ${items} files`,
		counts: { quick: [10, 100], full: [10, 50, 100, 200] },
		source: 'ids',
		parameters: {
			ours: () => ({ resource: 'file', operation: 'get', file: byId('={{ $json.id }}') }),
			builtIn: () => ({ resource: 'file', operation: 'get', fileId: '={{ $json.id }}' }),
		},
		isRight: ({ json }) => json.type === 'file' && json.size === DOWNLOAD_BYTES,
		headline: 100,
		marks: [{ times: 20, than: 'builtIn' }],
		maxConnections: 10,
	},
	{
		key: 'upload',
		title: (items) => `Upload ${items} files of 100 kB`,
		counts: { quick: [50], full: [50] },
		source: 'files',
		parameters: {
			ours: ({ uploadsId }) => ({
				resource: 'file',
				operation: 'upload',
				binaryPropertyName: 'data',
				name: UPLOAD_NAME,
				parent: byId(uploadsId),
			}),
			builtIn: ({ uploadsId }) => ({
				resource: 'file',
				operation: 'upload',
				binaryData: true,
				binaryPropertyName: 'data',
				fileName: UPLOAD_NAME,
				parentId: uploadsId,
			}),
		},
		isRight: ({ json }) => json.type === 'file' && json.size === UPLOAD_BYTES,
		headline: 50,
		marks: [{ times: 12, than: 'builtIn' }],
	},
	{
		key: 'download',
		title: (items) => `Download ${items} files of 10 kB`,
		counts: { quick: [50], full: [50] },
		source: 'ids',
		parameters: {
			ours: () => ({ resource: 'file', operation: 'download', file: byId('={{ $json.id }}') }),
			builtIn: () => ({ resource: 'file', operation: 'download', fileId: '={{ $json.id }}' }),
		},
		isRight: ({ binary }) => binary?.data?.bytes === DOWNLOAD_BYTES,
		headline: 50,
		marks: [{ times: 22, than: 'builtIn' }],
	},
];
