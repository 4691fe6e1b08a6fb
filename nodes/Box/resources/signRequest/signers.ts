import {
	choice,
	collection,
	email,
	flag,
	guard,
	integer,
	optionalText,
	rows,
	url,
} from '../../fields';
import type { BodyValue } from '../../framework/call';
import type { Field, ValueOf } from '../../framework/field';
import type { Params } from '../../framework/params/params';
import { snakeCase } from '../../framework/sent';

/** https://developer.box.com/guides/box-sign/create-sign-request/#signers */
const ROLES = {
	signer: { name: 'Signer', description: 'Has to sign' },
	approver: { name: 'Approver', description: 'Has to approve' },
	final_copy_reader: { name: 'Final Copy Reader', description: 'Only gets the signed document' },
} as const;

const options = collection('Options', {
	button: 'Add option',
	fields: {
		declinedRedirectUrl: url('Declined Redirect URL', {
			example: 'https://example.com/declined',
			description: 'Where the signer is led after declining, instead of where all are',
		}),
		embedUrlExternalUserId: optionalText('External User ID', {
			example: '1234',
			description:
				'The ID of the signer in your application. With one, Box makes URLs for signing in a frame of it, which Include Signing URLs returns.',
		}),
		isInPerson: flag('In Person', {
			description: "Whether the signer signs on the sender's device, after the sender",
		}),
		language: optionalText('Language', {
			example: 'de',
			description:
				'The language of the emails and pages, as one of the <a href="https://developer.box.com/guides/api-calls/language-codes" target="_blank">codes of Box</a>',
		}),
		loginRequired: flag('Login Required', {
			description: 'Whether the signer has to log in to Box before signing',
		}),
		order: integer('Order', {
			description:
				'The place in the signing order. Signers with the same number get the email at the same time, those with a higher one when all before have signed.',
		}),
		password: guard('Password', {
			secret: true,
			description: 'What the signer has to enter before signing. Box does not send it.',
		}),
		redirectUrl: url('Redirect URL', {
			example: 'https://example.com/signed',
			description: 'Where the signer is led after signing, instead of where all are',
		}),
		signerGroupId: optionalText('Signer Group', {
			example: 'managers',
			description:
				'Any text. One of the signers who have the same text here signs for all of them.',
		}),
		suppressNotifications: flag('Suppress Emails', {
			description: 'Whether Box sends the signer no emails',
		}),
		verificationPhoneNumber: guard('Verification Phone Number', {
			example: '+14155550123',
			description:
				'The number to which Box sends a code that the signer has to enter. Not together with Login Required.',
		}),
	},
});

const signerRows = rows('Signers', {
	button: 'Add Signer',
	row: { name: 'signers', displayName: 'Signer' },
	maximum: 35,
	description:
		'Who signs, approves, or gets a copy. Of a template: in the order that it has, or nobody if it has all emails itself.',
	fields: {
		email: email('Email', {
			description: 'Leave empty only if the template has the email',
			empty: undefined,
		}),
		role: choice('Role', ROLES, { description: 'What the person is asked to do' }),
		options,
	},
});

type Signer = ValueOf<typeof signerRows>[number];

/** A signer as Box has it. What is `undefined` is not sent. */
export type BoxSigner = { email: string | undefined; role: string } & {
	[key: string]: BodyValue;
};

/** Who is to sign: https://developer.box.com/reference/resources/sign-request-create-signer/ */
export const signers: Field<BoxSigner[]> = {
	...signerRows,
	read: (scope, name) => {
		const all = signerRows.read(scope, name) as Signer[];
		return all.map((signer, row) => {
			check(scope.params, `${name}.signers[${row}]`, signer);
			return toBox(signer);
		});
	},
};

/** What keeps others from signing: an empty one would be none. */
const PROTECTIONS = ['password', 'verificationPhoneNumber'] as const;

function check(params: Params, row: string, { options: given }: Signer): void {
	for (const name of PROTECTIONS) {
		const path = `${row}.options.${name}`;
		if (!params.isSet(path) || given[name] !== undefined) continue;
		params.fail(path, 'is empty', 'Enter a value, or remove the option.');
	}
	if (given.loginRequired && given.verificationPhoneNumber !== undefined) {
		params.fail(
			`${row}.options.verificationPhoneNumber`,
			"does not go with 'Login Required'",
			'Remove one of them.',
		);
	}
}

function toBox({ email, role, options: given }: Signer): BoxSigner {
	const entries = Object.entries(given).map(([name, value]) => [snakeCase(name), value]);
	return { ...Object.fromEntries(entries), email, role } as BoxSigner;
}
