import type { Row } from './table';
import { Table } from './table';

/** https://developer.box.com/reference/resources/retention-policy/, by Box's own keys. */
export interface RetentionPolicy extends Row {
	enterpriseId: string;
	policy_name: string;
	description: string;
	policy_type: 'finite' | 'indefinite';
	disposition_action: 'permanently_delete' | 'remove_retention';
	/** In days, or `indefinite`. */
	retention_length: string;
	max_extension_length: string;
	retention_type: 'modifiable' | 'non_modifiable';
	status: 'active' | 'retired';
	can_owner_extend_retention: boolean;
	are_owners_notified: boolean;
	recipients: string[];
}

/** What can be retained. */
export const RETAINED = ['enterprise', 'folder', 'metadata_template'] as const;

/** https://developer.box.com/reference/resources/retention-policy-assignment/ */
export interface RetentionAssignment extends Row {
	policy: RetentionPolicy;
	/** The whole enterprise has no id. */
	assigned_to: { type: (typeof RETAINED)[number]; id: string | null };
	filter_fields: Array<{ field?: string; value?: string }>;
	start_date_field: string;
}

/** The policies of all enterprises. */
export const RETENTION_POLICIES = new Table<RetentionPolicy>();
/** What is retained by them. */
export const RETENTION_ASSIGNMENTS = new Table<RetentionAssignment>();

/** How long the policy keeps a version, in days. */
export function daysOf({ retention_length: length }: RetentionPolicy): number {
	return length === 'indefinite' ? Infinity : Number(length);
}
