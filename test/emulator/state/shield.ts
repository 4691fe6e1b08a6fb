import type { Row } from './table';
import { Table } from './table';

/** Keeps groups of users apart: https://developer.box.com/guides/shield/ */
export interface Barrier extends Row {
	enterpriseId: string;
	status: 'draft' | 'enabled' | 'disabled';
	changedBy: string;
	enabledAt: number | null;
}

/** Some of the users whom a barrier keeps apart from others. */
export interface Segment extends Row {
	barrier: Barrier;
	name: string;
	description: string;
}

/** A user of a segment. */
export interface SegmentMember extends Row {
	segment: Segment;
	userId: string;
}

/** Whom the users of a segment may not work with. */
export interface Restriction extends Row {
	segment: Segment;
	restricted: Segment;
}

/** What stands in the way of a barrier. */
export interface BarrierReport extends Row {
	barrier: Barrier;
}

export const BARRIERS = new Table<Barrier>();
export const SEGMENTS = new Table<Segment>();
export const SEGMENT_MEMBERS = new Table<SegmentMember>();
export const RESTRICTIONS = new Table<Restriction>();
export const BARRIER_REPORTS = new Table<BarrierReport>();
