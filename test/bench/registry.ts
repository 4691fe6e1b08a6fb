import { events } from './events';
import type { Measurement } from './measurement';
import { nodes } from './nodes';
import { paths } from './paths';
import { triggers } from './triggers';

/** All measurements, in the order of the documents. */
export const MEASUREMENTS: readonly Measurement[] = [nodes, paths, triggers, events];
