import type { File, Folder } from './model';
import type { Row } from './table';
import { Table } from './table';

export const SIGNER_ROLES = ['signer', 'approver', 'final_copy_reader'] as const;

/** https://developer.box.com/guides/box-sign/create-sign-request/#request-status */
export type SignStatus =
	| ('converting' | 'created' | 'sent' | 'viewed' | 'finalizing' | 'signed')
	| ('cancelled' | 'declined' | 'expired')
	| ('error_converting' | 'error_sending' | 'error_finalizing');

/** Who signs, by Box's own keys: https://developer.box.com/reference/resources/sign-request-signer/ */
export interface Signer {
	email: string;
	role: (typeof SIGNER_ROLES)[number];
	order: number;
	is_in_person: boolean;
	embed_url_external_user_id?: string;
	redirect_url?: string;
	declined_redirect_url?: string;
	login_required?: boolean;
	verification_phone_number?: string;
	signer_group_id?: string;
	suppress_notifications?: boolean;
	language?: string;
}

/** https://developer.box.com/reference/resources/sign-template/ */
export interface SignTemplate extends Row {
	name: string;
	files: File[];
	folder: Folder;
	/** Whether a request may not have other files. */
	isLocked: boolean;
	signers: Signer[];
}

/** What signing is about, apart from the settings that a request brings along. */
export interface Signing {
	sources: File[];
	/** Copies of the sources, which are signed. */
	files: File[];
	folder: Folder;
	signers: Signer[];
	status: SignStatus;
	shortId: string;
	/** When the signers were sent an email last. */
	emailedAt: number | null;
	finishedAt: number | null;
}

export const SIGN_TEMPLATES = new Table<SignTemplate>();
