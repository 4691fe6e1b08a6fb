import type { Settings } from '../resources/signRequestBody';
import type { Signing, SignStatus } from './sign';
import type { Row } from './table';
import { Table } from './table';

/** A request for signatures, with its settings by Box's own keys. */
export type SignRequest = Row & Settings & Signing;

export const SIGN_REQUESTS = new Table<SignRequest>();

const DAY = 24 * 3600 * 1000;

/** When the request ends by itself, in milliseconds since 1970; null if it does not. */
export function expiryOf({ createdAt, days_valid: days }: SignRequest): number | null {
	return days ? createdAt + days * DAY : null;
}

/** The status, now that it may have expired. */
export function statusOf(row: SignRequest, now: number): SignStatus {
	const expiry = expiryOf(row);
	const isOpen = ['created', 'sent', 'viewed'].includes(row.status);
	return isOpen && expiry !== null && expiry <= now ? 'expired' : row.status;
}
