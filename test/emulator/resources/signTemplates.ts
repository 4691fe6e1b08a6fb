import { byMarker } from '../server/paging';
import { fileMini, folderMini } from '../shapes/mini';
import type { Signer, SignTemplate } from '../state/sign';
import { SIGN_TEMPLATES } from '../state/sign';
import { listing } from '../tables/declaration';
import { resource } from '../tables/resource';
import { creator } from '../tables/rights';

function signerShape({ email, role, order, is_in_person }: Signer) {
	return { email, role, order, is_in_person, inputs: [], label: '', public_id: '' };
}

/** Templates are made in Box's web app: https://developer.box.com/reference/resources/sign-template/ */
export const signTemplates = resource({
	type: 'sign-template',
	table: SIGN_TEMPLATES,
	path: '/sign_templates',
	scope: 'sign_requests.readwrite',
	uuids: true,
	fields: false,
	sees: creator,
	shape: {
		standard: [
			'name',
			{
				email_subject: () => null,
				email_message: () => null,
				days_valid: () => 0,
				parent_folder: ({ folder }) => folderMini(folder),
				source_files: ({ files }) => files.map(fileMini),
				signers: ({ signers }) => signers.map(signerShape),
				are_fields_locked: () => false,
				are_options_locked: () => false,
				are_recipients_locked: () => false,
				are_email_settings_locked: () => false,
				are_files_locked: ({ isLocked }) => isLocked,
				ready_sign_link: () => null,
				custom_branding: () => null,
				request_flow: () => 'standard',
			},
		],
	},
	lists: [
		listing({
			path: '/sign_templates',
			paging: byMarker(),
			rows: () => (_template: SignTemplate) => true,
		}),
	],
});
