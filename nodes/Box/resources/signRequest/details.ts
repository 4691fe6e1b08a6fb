import { folder } from '../../entities/folder';
import { choice, flag, integer, locator, optionalText, text, url } from '../../fields';
import { prefillTags } from './prefillTags';

/** What a sign request may have besides its documents and signers. */
export const details = {
	areRemindersEnabled: flag('Send Reminders', {
		default: true,
		description:
			'Whether Box reminds signers who have not signed on the days 3, 8, 13 and 18 after the first email',
	}),
	areTextSignaturesEnabled: flag('Allow Typed Signatures', {
		default: true,
		description: 'Whether signers may type their signature instead of drawing it',
	}),
	daysValid: integer('Days Valid', {
		maximum: 730,
		description:
			'After how many days the request expires, up to 730. Without this it does not expire.',
	}),
	declinedRedirectUrl: url('Declined Redirect URL', {
		example: 'https://example.com/declined',
		description: 'Where signers are led after declining',
	}),
	emailMessage: text('Email Message', {
		rows: 4,
		example: 'Please sign the contract',
		description:
			"What the signers read in the email. It may have simple HTML, such as b, i, a and lists. Leave empty for Box's own text.",
		empty: undefined,
	}),
	emailSubject: text('Email Subject', {
		example: 'Contract to sign',
		description: "The subject of the email. Leave empty for Box's own.",
		empty: undefined,
	}),
	externalId: optionalText('External ID', {
		example: 'order-123',
		description: 'The ID of what the request is about in another system',
	}),
	externalSystemName: optionalText('External System Name', {
		example: 'Shop',
		description: 'The system of the External User IDs, as the signing log names it',
	}),
	isDocumentPreparationNeeded: flag('Prepare Document First', {
		description:
			'Whether the sender places the fields before Box sends the request. Turn on Include Signing URLs in the options to get the URL for it.',
	}),
	name: text('Name', {
		example: 'Contract of Ann Smith',
		description: 'The name of the request. Leave empty for that of the first document.',
		empty: undefined,
	}),
	parentFolder: locator(folder, {
		displayName: 'Parent Folder',
		description:
			'Where the signed documents and the signing log go. Without this: the folder of the first file, or the folder My Sign Requests',
		butRoot: 'used for signed documents',
	}),
	prefillTags,
	redirectUrl: url('Redirect URL', {
		example: 'https://example.com/signed',
		description: 'Where signers are led after signing',
	}),
	requestFlow: choice(
		'Flow',
		{
			standard: 'Standard',
			cfr11: { name: '21 CFR Part 11', description: "As the FDA's rules ask for it" },
		},
		{
			default: 'standard',
			description: 'How the document is signed. Without this: as the enterprise has set it.',
		},
	),
	signatureColor: choice(
		'Signature Color',
		{ black: 'Black', blue: 'Blue', red: 'Red' },
		{ description: 'The only color that signatures may have' },
	),
};
