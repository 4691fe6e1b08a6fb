import { file } from '../../entities/file';
import { signTemplate } from '../../entities/signTemplate';
import { choice, locator, rows, when } from '../../fields';
import { operation, post, typed } from '../../framework';
import { details } from './details';
import { SCOPE_NEEDED } from './errors';
import { signers } from './signers';
import { includeSigningUrls, ofSignRequests } from './signingUrls';

export const create = operation({
	name: 'Create',
	action: 'Create a sign request',
	description: 'Have documents signed with Box Sign: Box sends emails to the signers',
	reference: 'post-sign-requests',
	fields: {
		createFrom: choice(
			'Create From',
			{ files: 'Files', template: 'Sign Template' },
			{ description: 'What says which documents are signed, and how' },
		),
		signTemplate: when({ createFrom: 'template' }, locator(signTemplate)),
		files: rows('Files', {
			button: 'Add File',
			row: { name: 'files', displayName: 'File' },
			maximum: 10,
			description: "The documents to sign. With a template: instead of the template's own.",
			fields: { file: locator(file) },
		}),
		signers,
	},
	additionalFields: details,
	options: { includeSigningUrls },
	prepare: ({ createFrom, files, signers }, fail) => {
		if (createFrom === 'template') return;
		if (files?.length === 0) fail('files', 'is empty', 'Add a file to sign.');
		if (signers.length === 0) fail('signers', 'is empty', 'Add somebody who is to sign.');
		const unknown = signers.findIndex(({ email }) => email === undefined);
		if (unknown >= 0) {
			fail('signers', `has no email in row ${unknown + 1}`, 'Enter the email of each signer.');
		}
	},
	request: ({ signTemplate, files, signers, parentFolder }) =>
		post(['sign_requests'], {
			signers,
			template_id: signTemplate?.id,
			source_files: files.length > 0 ? files.map(({ file }) => typed(file)) : undefined,
			parent_folder: parentFolder && typed(parentFolder),
		}),
	result: ofSignRequests('item'),
	errors: SCOPE_NEEDED,
});
