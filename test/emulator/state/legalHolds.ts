import type { Row } from './table';
import { Table } from './table';

/** https://developer.box.com/reference/resources/legal-hold-policy/, by Box's own keys. */
export interface LegalHoldPolicy extends Row {
	enterpriseId: string;
	policy_name: string;
	description: string;
	release_notes: string;
	isOngoing: boolean;
	/** Which versions of a custodian are held, by when they were made; null for all. */
	startedAt: number | null;
	endedAt: number | null;
}

/** What can be held. The last three are custodians: what a user owns, what he did, or both. */
export const HELD = [
	'file',
	'file_version',
	'folder',
	'user',
	'ownership',
	'interactions',
] as const;

/** https://developer.box.com/reference/resources/legal-hold-policy-assignment/ */
export interface LegalHoldAssignment extends Row {
	policy: LegalHoldPolicy;
	assigned_to: { type: (typeof HELD)[number]; id: string };
}

/** The policies of all enterprises. */
export const LEGAL_HOLD_POLICIES = new Table<LegalHoldPolicy>();
/** What is held by them. */
export const LEGAL_HOLD_ASSIGNMENTS = new Table<LegalHoldAssignment>();
