import type { Row } from './table';
import { Table } from './table';

/** Another address of a user: https://developer.box.com/reference/resources/email-alias/ */
export interface EmailAlias extends Row {
	userId: string;
	email: string;
}

/** The addresses of all users besides their logins. */
export const EMAIL_ALIASES = new Table<EmailAlias>();
