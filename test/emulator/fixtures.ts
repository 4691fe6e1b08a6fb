import { addFileRequest } from './actions/fileRequests';
import { findItem } from './actions/find';
import { shareHub } from './actions/hubs';
import { createInstance } from './actions/metadata';
import type { SignerRequest } from './actions/sign';
import { addSignTemplate } from './actions/signTemplates';
import type { NodeRequest } from './actions/taxonomies';
import { createTaxonomy } from './actions/taxonomies';
import type { FieldRequest } from './actions/templates';
import { findTemplate } from './actions/templates';
import { createUser } from './actions/users';
import type { WorkflowRequest } from './actions/workflows';
import { addWorkflow, addWorkflowAction } from './actions/workflows';
import { comments } from './resources/comments';
import { groups } from './resources/groups';
import { hubs } from './resources/hubs';
import { memberships } from './resources/memberships';
import { metadataTemplates } from './resources/metadataTemplates';
import { signRequests } from './resources/signRequests';
import { taskAssignments } from './resources/taskAssignments';
import { tasks } from './resources/tasks';
import type { Webhook } from './resources/webhooks';
import { webhooks } from './resources/webhooks';
import type { Box, Call } from './state/box';
import type { Comment } from './state/comments';
import type { ConfigurationChanges } from './state/configuration';
import { configure } from './state/configuration';
import type { DevicePin } from './state/devicePins';
import { DEVICE_PINS } from './state/devicePins';
import type { FileRequest } from './state/fileRequests';
import type { Group, GroupLevel, Membership } from './state/groups';
import type { Hub } from './state/hubs';
import { HUBS } from './state/hubs';
import type { Instance, Template } from './state/metadata';
import { INSTANCES } from './state/metadata';
import type { User } from './state/model';
import type { Signer, SignTemplate } from './state/sign';
import type { SignRequest } from './state/signRequests';
import type { Row } from './state/table';
import type { COMPLETION_RULES, Task, TaskAction, TaskAssignment } from './state/tasks';
import type { Taxonomy } from './state/taxonomies';
import type { Workflow, WorkflowAction } from './state/workflows';
import type { Resource } from './tables/resource';

/** The file or folder that something is for. */
interface ForItem {
	itemType: 'file' | 'folder';
	itemId: string;
	/** The user who does it. Default: the admin. */
	as?: string;
}

/**
 * What tests put into a Box behind HTTP's back, as the user `as` (default: the admin). Conflicts and
 * missing rights are thrown, and events appended, as if it had come by HTTP.
 */
export interface Fixtures {
	/** Makes an object of any declared resource, of a body as Box takes it. */
	add<R extends Row>(resource: Resource<R>, body: object, as?: string): R;
	/** Puts a device of a user on the enterprise's list: no request of Box's API does. */
	addDevicePin(options: { userId: string; productName: string }): DevicePin;
	/** Comments on a file, or answers a comment. Mentions are written as `@[id:name]`. */
	addComment(
		options: { message: string; as?: string } & ({ fileId: string } | { replyTo: string }),
	): Comment;
	/** Makes a page for uploads into a folder, as Box's web app does. */
	addFileRequest(options: { folderId: string; title: string; as?: string }): FileRequest;
	/** Makes a workflow of Box Relay that is started by hand, as Box's web app does. */
	addWorkflow(options: WorkflowRequest & { as?: string }): Workflow;
	/** Makes a workflow of Box Automate, with what starts it by hand, as Box's web app does. */
	addAutomateWorkflow(options: {
		folderId: string;
		name: string;
		description?: string;
		as?: string;
	}): WorkflowAction;
	/** Makes a group with these users in it. */
	addGroup(options: {
		name: string;
		description?: string;
		provenance?: string;
		external_sync_identifier?: string;
		invitability_level?: GroupLevel;
		member_viewability_level?: GroupLevel;
		members?: string[];
	}): Group;
	addMembership(options: {
		groupId: string;
		userId: string;
		role?: 'member' | 'admin';
		configurable_permissions?: Record<string, boolean> | null;
	}): Membership;
	/** Makes a task on a file and assigns it to these users. Default: to review, by all of them. */
	addTask(options: {
		fileId: string;
		action?: TaskAction;
		message?: string;
		due_at?: string;
		completion_rule?: (typeof COMPLETION_RULES)[number];
		assignees?: string[];
		as?: string;
	}): Task & { assignments: TaskAssignment[] };
	/** Makes a hub of the user `as` with these files. Box AI searches it unless `isIndexed` is false. */
	addHub(options: { title: string; fileIds?: string[]; isIndexed?: boolean; as?: string }): Hub;
	/** Makes a hub's shared link, as Box's web app does, and gives its address. */
	shareHub(hubId: string): string;
	/** Makes a user of the enterprise. The rest is what Box shows of the user, by its own keys. */
	addUser(options: {
		name: string;
		/** That of an app user if left out. */
		login?: string;
		role?: 'coadmin' | 'user';
		[key: string]: unknown;
	}): User;
	/** Default: calls `https://example.com/hook` for `FILE.DOWNLOADED`. */
	addWebhook(options: ForItem & { address?: string; triggers?: string[] }): Webhook;
	/**
	 * Has a file signed; all else is as Box takes it. What it gives is live: set its `status` or `emailedAt` to what signers and
	 * time would make of it.
	 */
	addSignRequest(options: {
		fileId: string;
		signers: SignerRequest[];
		as?: string;
		[key: string]: unknown;
	}): SignRequest;
	/** Makes a template of Box Sign, as Box's web app does. Its documents go to the file's folder. */
	addSignTemplate(options: {
		name: string;
		fileId: string;
		signers: Array<Partial<Signer>>;
		isLocked?: boolean;
		as?: string;
	}): SignTemplate;
	/** Makes a template of the enterprise. Fields and options are as Box takes them. */
	addMetadataTemplate(options: {
		displayName: string;
		templateKey?: string;
		hidden?: boolean;
		copyInstanceOnItemCopy?: boolean;
		fields?: readonly FieldRequest[];
	}): Template;
	/** Makes a taxonomy of the enterprise, and gives the ids of its nodes by their names. */
	addTaxonomy(options: {
		key: string;
		nodes: readonly NodeRequest[];
	}): Pick<Taxonomy, 'key' | 'namespace'> & { ids: Record<string, string> };
	/** Puts metadata on an item. Default: of `global.properties`. */
	addMetadata(
		options: ForItem & { scope?: string; templateKey?: string; values: Record<string, unknown> },
	): Instance;
	/** Sets what administrators set in the Admin Console, for the admin's enterprise. */
	configureEnterprise(changes: ConfigurationChanges): void;
	/** The metadata that is on an item, one for each template. */
	metadataOf(itemId: string): Instance[];
}

/** Binds the fixtures to a Box. */
export function fixtures(box: Box): Fixtures {
	const as = (userId = box.world.samples.admin.id): Call => ({
		box,
		viewer: { user: box.world.user(userId) },
	});
	const add: Fixtures['add'] = (resource, body, user) => resource.add(as(user), { ...body });
	const addMembership: Fixtures['addMembership'] = ({ groupId, userId, ...body }) =>
		add(memberships, { user: { id: userId }, group: { id: groupId }, ...body });
	return {
		add,
		addMembership,
		addComment: ({ message, as: user, ...on }) => {
			const item =
				'fileId' in on ? { type: 'file', id: on.fileId } : { type: 'comment', id: on.replyTo };
			const said = message.includes('@[') ? { tagged_message: message } : { message };
			return add(comments, { item, ...said }, user);
		},
		addDevicePin: ({ userId: createdBy, productName: product_name }) => {
			const now = box.world.now();
			const pin = {
				id: box.world.nextId(),
				createdBy,
				createdAt: now,
				modifiedAt: now,
				product_name,
			};
			DEVICE_PINS.of(box.world).set(pin.id, pin);
			return pin;
		},
		addFileRequest: ({ folderId, title, as: user }) => addFileRequest(as(user), folderId, title),
		addWorkflow: ({ as: user, ...request }) => addWorkflow(as(user), request),
		addAutomateWorkflow: ({ as: user, ...request }) => addWorkflowAction(as(user), request),
		addGroup: ({ members = [], ...body }) => {
			const group = add(groups, body);
			for (const userId of members) addMembership({ groupId: group.id, userId });
			return group;
		},
		addTask: ({ fileId, assignees = [], as: user, ...body }) => {
			const task = add(tasks, { item: { type: 'file', id: fileId }, ...body }, user);
			const to = { task: { type: 'task', id: task.id } };
			const assignments = assignees.map((id) =>
				add(taskAssignments, { ...to, assign_to: { id } }, user),
			);
			return { ...task, assignments };
		},
		addHub: ({ title, fileIds = [], isIndexed = true, as: user }) => {
			const hub = add(hubs, { title }, user);
			hub.isIndexed = isIndexed;
			hub.items = fileIds.map((id) => findItem(as(user), 'file', id));
			return hub;
		},
		shareHub: (hubId) => {
			const owner = HUBS.of(box.world).get(hubId)?.createdBy;
			return shareHub(as(owner), hubId);
		},
		addUser: ({ name, login, role, ...more }) => {
			const profile = login === undefined ? { is_platform_access_only: true, ...more } : more;
			return createUser(as(), { name, login, role, profile });
		},
		addWebhook: ({ itemType: type, itemId: id, as: user, ...body }) => {
			const standard = { address: 'https://example.com/hook', triggers: ['FILE.DOWNLOADED'] };
			return add(webhooks, { target: { type, id }, ...standard, ...body }, user);
		},
		addSignRequest: ({ fileId, as: user, ...body }) =>
			add(signRequests, { source_files: [{ type: 'file', id: fileId }], ...body }, user),
		addSignTemplate: ({ as: user, ...template }) => addSignTemplate(as(user), template),
		addMetadataTemplate: (body) => add(metadataTemplates, { scope: 'enterprise', ...body }),
		addTaxonomy: ({ key, nodes: asked }) => {
			const { taxonomy, nodes } = createTaxonomy(as(), { key, displayName: key }, asked);
			const ids = nodes.map(({ displayName, id }) => [displayName, id]);
			return { key, namespace: taxonomy.namespace, ids: Object.fromEntries(ids) };
		},
		addMetadata: ({ itemType, itemId, as: user, values, ...named }) => {
			const { scope = 'global', templateKey = 'properties' } = named;
			const call = as(user);
			const template = findTemplate(call, scope, templateKey);
			return createInstance(call, findItem(call, itemType, itemId), template, values);
		},
		configureEnterprise: (changes) =>
			configure(box.world, box.world.samples.admin.enterpriseId, changes),
		metadataOf: (itemId) => INSTANCES.filter(box.world, ({ item }) => item.id === itemId),
	};
}
