import type { Row } from './table';
import { Table } from './table';

/** Where Box keeps content: https://developer.box.com/reference/resources/storage-policy/ */
export interface StoragePolicy extends Row {
	name: string;
}

const policy = (id: string, name: string): StoragePolicy => ({
	id,
	name,
	createdBy: '',
	createdAt: 0,
	modifiedAt: 0,
});

/** Nobody makes these: Box has them for the enterprise. The first is the enterprise's own. */
export const STORAGE_POLICIES = new Table<StoragePolicy>(() => [
	policy('51', 'US'),
	policy('52', 'Montreal / Dublin'),
]);

/** https://developer.box.com/reference/resources/storage-policy-assignment/ */
export interface StoragePolicyAssignment extends Row {
	policyId: string;
	assigned_to: { type: 'user' | 'enterprise'; id: string };
	enterpriseId: string;
}

/** Which policy an enterprise has, and which users have another one. */
export const STORAGE_POLICY_ASSIGNMENTS = new Table<StoragePolicyAssignment>();
