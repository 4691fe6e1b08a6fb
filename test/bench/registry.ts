import { events } from './events';
import { files } from './files';
import { lists } from './lists';
import type { Measurement } from './measurement';
import { nodes } from './nodes';
import { paths } from './paths';
import { rate } from './rate';
import { triggers } from './triggers';

/** All measurements, in the order of the documents. */
export const MEASUREMENTS: readonly Measurement[] = [
	nodes,
	paths,
	lists,
	files,
	rate,
	triggers,
	events,
];
