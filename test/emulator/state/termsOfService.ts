import type { Row } from './table';
import { Table } from './table';

/** https://developer.box.com/reference/resources/terms-of-service/, by Box's own keys. */
export interface TermsOfService extends Row {
	enterpriseId: string;
	status: 'enabled' | 'disabled';
	/** Whom it is for: users of the enterprise, or those who collaborate with them. */
	tos_type: 'managed' | 'external';
	text: string;
}

/** The terms of all enterprises: at most one for each kind of user. */
export const TERMS_OF_SERVICE = new Table<TermsOfService>();
