import { anyItem, choice, dateTime, flag, guard, itemOf, pathOf, protecting } from '../../fields';
import { operation, put } from '../../framework';
import { SHARED_FIELDS } from './fields';

export const create = operation({
	name: 'Create',
	action: 'Create or change a shared link',
	description: 'Create the shared link of a file, folder or web link, or change it',
	reference: 'put-files-id--add-shared-link',
	fields: {
		...anyItem({ butRoot: 'shared' }),
		access: choice(
			'Access',
			{
				default: {
					name: "Account's Default",
					description:
						"The account's default setting. It also applies to an existing link: to keep the link's access, choose it here.",
				},
				collaborators: {
					name: 'Collaborators',
					description: 'Only people invited to the item',
				},
				company: { name: 'Company', description: 'Only people in the same enterprise' },
				open: 'Anyone With the Link',
			},
			{ description: 'Who can open the link' },
		),
	},
	options: {
		canDownload: flag('Can Download', {
			default: true,
			description: 'Whether people with the link can download',
			key: 'shared_link.permissions.can_download',
		}),
		canEdit: flag('Can Edit', {
			description: 'Whether people with the link can edit. For files only.',
			key: 'shared_link.permissions.can_edit',
		}),
		unsharedAt: protecting(
			dateTime('Expires At', {
				description: 'When the link expires. Leave empty for a link that does not expire.',
				empty: null,
				key: 'shared_link.unshared_at',
			}),
		),
		password: protecting(
			guard('Password', {
				description:
					"Password for the link, of at least eight characters, one of them a digit, a capital letter or a symbol. Only for the access 'Anyone With the Link'. Leave empty to remove the link's password.",
				secret: true,
				empty: null,
				key: 'shared_link.password',
			}),
		),
		vanityName: guard('Vanity Name', {
			example: 'quarterly-report',
			description:
				"Custom name in the link's URL, of at least twelve characters. Leave empty to remove the current one.",
			empty: '',
			key: 'shared_link.vanity_name',
		}),
	},
	prepare: (values, fail) => {
		const { itemType, access, canDownload, canEdit, password, vanityName } = values;
		if (access === 'collaborators' && (canDownload ?? canEdit) !== undefined) {
			fail(
				canDownload === undefined ? 'canEdit' : 'canDownload',
				"is not for the access 'Collaborators'",
				'Change the access, or remove the option: their roles say what they may do.',
			);
		}
		if (canEdit && itemType !== 'file') {
			fail('canEdit', 'is for files only', 'Turn it off, or choose a file.');
		}
		if (canEdit && canDownload === false) {
			fail('canEdit', "requires 'Can Download'", 'Turn on both, or neither.');
		}
		if (password && (access === 'collaborators' || access === 'company')) {
			fail(
				'password',
				"is only for the access 'Anyone With the Link'",
				'Change the access, or remove the password.',
			);
		}
		if (password && (password.length < 8 || !/[\d\p{Lu}\p{P}\p{S}]/u.test(password))) {
			fail(
				'password',
				'is too weak for Box',
				'Use at least eight characters, one of them a digit, a capital letter or a symbol.',
			);
		}
		if (vanityName && vanityName.trim().length < 12) {
			fail('vanityName', 'is too short', 'Enter at least twelve characters.');
		}
		return { vanityName: vanityName?.trim() };
	},
	request: (values) => {
		const access = values.access === 'default' ? undefined : values.access;
		const body = { shared_link: { access } };
		return put(pathOf(itemOf(values)), body, { query: { fields: SHARED_FIELDS } });
	},
	result: 'sharedItem',
});
