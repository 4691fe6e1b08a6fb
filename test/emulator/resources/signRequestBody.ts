import { SIGNER_ROLES } from '../state/sign';
import type { Values } from '../tables/kinds';
import { choice, flag, id, integer, list, otherwise, required, text } from '../tables/kinds';
import { object } from '../tables/read';

const ADDRESS = text({ pattern: /^https?:\/\/./ });

const SIGNER = {
	email: text(),
	role: choice(SIGNER_ROLES),
	is_in_person: flag(),
	order: integer({ min: 0 }),
	embed_url_external_user_id: text(),
	redirect_url: ADDRESS,
	declined_redirect_url: ADDRESS,
	login_required: flag(),
	verification_phone_number: text({ pattern: /^[+\d][\d ()-]+$/ }),
	password: text({ min: 1 }),
	signer_group_id: text(),
	suppress_notifications: flag(),
	language: text(),
};

const TAG = {
	document_tag_id: required(text({ min: 1 })),
	text_value: text(),
	checkbox_value: flag(),
	date_value: text({ pattern: /^\d{4}-\d\d-\d\d$/ }),
};

/** The settings of a sign request, which Box shows as they are. */
export const SETTINGS = {
	is_document_preparation_needed: otherwise(flag(), false),
	redirect_url: ADDRESS,
	declined_redirect_url: ADDRESS,
	are_text_signatures_enabled: otherwise(flag(), true),
	email_subject: text(),
	email_message: text(),
	are_reminders_enabled: otherwise(flag(), false),
	name: text({ min: 1 }),
	prefill_tags: otherwise(list(object(TAG)), []),
	days_valid: integer({ min: 0, max: 730 }),
	external_id: text(),
	template_id: text({ min: 1 }),
	external_system_name: text(),
	request_flow: otherwise(choice(['standard', 'cfr11']), 'standard'),
	signature_color: choice(['blue', 'black', 'red']),
};

/** https://developer.box.com/reference/post-sign-requests/ */
export const BODY = {
	...SETTINGS,
	signers: required(list(object(SIGNER), { max: 35 })),
	source_files: list(object({ id: required(id()), type: required(choice(['file'])) }), { max: 10 }),
	parent_folder: object({ id: required(id()), type: required(choice(['folder'])) }),
};

/** What those settings are once they are read. */
export type Settings = Values<typeof SETTINGS>;
