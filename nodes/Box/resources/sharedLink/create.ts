import type { JsonObject } from '../../client/types';
import { anyItem } from '../../fields/anyItem';
import { options } from '../../fields/options';
import type { Params } from '../../framework/params';
import type { Operation } from '../../framework/types';
import { sharedItem } from './sharedItem';

const ACCESS = ['default', 'collaborators', 'company', 'open'] as const;

/** https://developer.box.com/reference/put-files-id--add-shared-link/ */
export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create or change a shared link',
	description: 'Create the shared link of a file, folder or web link, or change it',
	fields: [
		...anyItem,
		{
			displayName: 'Access',
			name: 'access',
			type: 'options',
			default: 'default',
			description: 'Who can open the link',
			options: [
				{ name: 'Anyone With the Link', value: 'open' },
				{
					name: "Account's Default",
					value: 'default',
					description:
						"The account's setting. A link that exists gets it too: choose its access to keep that.",
				},
				{
					name: 'Collaborators',
					value: 'collaborators',
					description: 'Only people invited to the item',
				},
				{ name: 'Company', value: 'company', description: 'Only people of the same enterprise' },
			].sort((a, b) => a.name.localeCompare(b.name, 'en')),
		},
		options(
			{
				displayName: 'Can Download',
				name: 'canDownload',
				type: 'boolean',
				default: true,
				description: 'Whether whoever opens the link may download',
			},
			{
				displayName: 'Can Edit',
				name: 'canEdit',
				type: 'boolean',
				default: false,
				description: 'Whether whoever opens the link may edit. For files only.',
			},
			{
				displayName: 'Expires At',
				name: 'unsharedAt',
				type: 'dateTime',
				default: '',
				description: 'When the link stops working. Leave empty to have it work for good.',
			},
			{
				displayName: 'Password',
				name: 'password',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description:
					"What opens the link: at least eight characters, one of them a digit, a capital letter or a symbol. For the access 'Anyone With the Link'. Leave empty to remove the link's password.",
			},
			{
				displayName: 'Vanity Name',
				name: 'vanityName',
				type: 'string',
				default: '',
				placeholder: 'e.g. quarterly-report',
				description:
					"A name for the link's address, of at least twelve characters. Leave empty to remove the present one.",
			},
		),
	],
	run: async (scope) => await sharedItem(scope, toSharedLink(scope.params)),
};

type Access = (typeof ACCESS)[number];

function toSharedLink(params: Params): JsonObject {
	const access = params.choice('access', ACCESS);
	return {
		access: access === 'default' ? undefined : access,
		password: password(params, access),
		unshared_at: expiry(params),
		vanity_name: vanityName(params),
		permissions: permissions(params, access),
	};
}

function permissions(params: Params, access: Access): JsonObject | undefined {
	const [download, edit] = ['options.canDownload', 'options.canEdit'];
	const canDownload = params.optionalFlag(download);
	const canEdit = params.optionalFlag(edit);
	if (canDownload === undefined && canEdit === undefined) return undefined;
	if (access === 'collaborators') {
		const name = canDownload === undefined ? edit : download;
		const remedy = 'Change the access, or remove the option: their roles say what they may do.';
		params.fail(name, "is not for the access 'Collaborators'", remedy);
	}
	if (canEdit && params.value('itemType') !== 'file') {
		params.fail(edit, 'is for files only', 'Turn it off, or choose a file.');
	}
	if (canEdit && canDownload === false) {
		params.fail(edit, "does not go without 'Can Download'", 'Turn on both, or none.');
	}
	return { can_download: canDownload, can_edit: canEdit };
}

/** `null` removes the password that the link has. */
function password(params: Params, access: Access): string | null | undefined {
	const name = 'options.password';
	if (params.isEmpty(name)) return null;
	const text = params.optionalGuard(name);
	if (text === undefined) return undefined;
	if (access === 'collaborators' || access === 'company') {
		params.fail(
			name,
			"is only for the access 'Anyone With the Link'",
			'Change the access, or remove the password.',
		);
	}
	if (text.length < 8 || !/[\d\p{Lu}\p{P}\p{S}]/u.test(text)) {
		params.fail(
			name,
			'is too weak for Box',
			'Use at least eight characters, one of them a digit, a capital letter or a symbol.',
		);
	}
	return text;
}

/** `null` has the link work for good. */
function expiry(params: Params): string | null | undefined {
	const name = 'options.unsharedAt';
	return params.isEmpty(name) ? null : params.optionalTime(name);
}

/** An empty text removes the name that the link has. */
function vanityName(params: Params): string | undefined {
	const name = 'options.vanityName';
	if (params.isEmpty(name)) return '';
	const text = params.optionalText(name)?.trim();
	if (text !== undefined && text.length < 12) {
		params.fail(name, 'is too short', 'Box wants at least twelve characters.');
	}
	return text;
}
