import { findItem, need } from '../actions/find';
import { cascade } from '../actions/metadata';
import { findTemplate } from '../actions/templates';
import { BoxProblem } from '../errors';
import { byMarker } from '../server/paging';
import type { CascadePolicy } from '../state/cascades';
import { CASCADE_POLICIES } from '../state/cascades';
import { action, listing } from '../tables/declaration';
import { choice, id, required, text } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { onItem } from '../tables/rights';

const mayChange = onItem<CascadePolicy>('invite', ({ folder }) => folder);

/** https://developer.box.com/reference/resources/metadata-cascade-policy/ */
export const cascadePolicies = resource({
	type: 'metadata_cascade_policy',
	table: CASCADE_POLICIES,
	path: '/metadata_cascade_policies',
	uuids: true,
	fields: false,
	sees: onItem('see', ({ folder }) => folder),
	shape: {
		standard: [
			{
				owner_enterprise: ({ enterpriseId }) => ({ type: 'enterprise', id: enterpriseId }),
				parent: ({ folder }) => ({ type: 'folder', id: folder.id }),
				scope: ({ template }) => template.scope,
				templateKey: ({ template }) => template.templateKey,
			},
		],
	},
	lists: [
		listing({
			path: '/metadata_cascade_policies',
			// Whoever asks cannot choose how many come at once.
			paging: { ...byMarker(), parameters: ['marker'] },
			query: { folder_id: required(id()), owner_enterprise_id: id() },
			rows: (call, { folder_id, owner_enterprise_id: owner = call.viewer.user.enterpriseId }) => {
				const wanted = findItem(call, 'folder', folder_id);
				return ({ enterpriseId, folder }: CascadePolicy) =>
					folder === wanted && enterpriseId === owner;
			},
		}),
	],
	create: {
		body: {
			folder_id: required(id()),
			scope: required(text({ pattern: /^(global|enterprise(_\d+)?)$/ })),
			templateKey: required(text({ min: 1 })),
		},
		make: (call, { folder_id, scope, templateKey }) => {
			const folder = findItem(call, 'folder', folder_id);
			if (folder.rootOf) throw new BoxProblem(403, 'forbidden', 'The root folder has no metadata');
			need(call, folder, 'invite');
			const template = findTemplate(call, scope, templateKey);
			if (!template) {
				throw new BoxProblem(404, 'instance_tuple_not_found', 'Template not found');
			}
			return { folder, template, enterpriseId: call.viewer.user.enterpriseId };
		},
	},
	remove: { right: mayChange },
	actions: [
		action({
			method: 'POST',
			path: '/metadata_cascade_policies/:id/apply',
			status: 202,
			empty: true,
			right: mayChange,
			body: required(object({ conflict_resolution: required(choice(['none', 'overwrite'])) })),
			run: (call, { folder, template }: CascadePolicy, { conflict_resolution }) =>
				cascade(call, folder, template, conflict_resolution === 'overwrite'),
		}),
	],
	conflict: {
		key: ({ folder, template }) => `${folder.id}/${template.id}`,
		code: 'tuple_already_exists',
		name: 'templateKey',
		message: 'There is a policy for this folder and template already',
	},
});
