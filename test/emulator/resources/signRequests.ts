import { enterpriseSource } from '../actions/emit';
import { hasDocuments, prepareSigning } from '../actions/sign';
import { badRequest } from '../errors';
import { byMarker } from '../server/paging';
import { fileMini, folderMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import { roleAllows } from '../state/access';
import type { Call } from '../state/box';
import type { File } from '../state/model';
import type { Signer, Signing, SignStatus } from '../state/sign';
import type { Row } from '../state/table';
import { Table } from '../state/table';
import type { Params } from '../tables/declaration';
import { action, listing } from '../tables/declaration';
import type { Kind } from '../tables/kinds';
import { flag, otherwise, text } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { creator } from '../tables/rights';
import { BODY, type Settings, SETTINGS } from './signRequestBody';

/** A request for signatures, with its settings by Box's own keys. */
export type SignRequest = Row & Settings & Signing;

const SIGN_REQUESTS = new Table<SignRequest>();
const DAY = 24 * 3600 * 1000;
const BETWEEN_EMAILS = 10 * 60 * 1000;

const path = '/sign_requests/:id';

const rowOf = ({ box }: Call, { id = '' }: Params) => SIGN_REQUESTS.of(box.world).get(id);

/** Box converts the documents meanwhile: who reads the request next finds it further on. */
function read(call: Call, params: Params): SignRequest | undefined {
	const row = rowOf(call, params);
	if (row) convert(call, row);
	return row;
}

function convert({ box }: Call, row: SignRequest): void {
	if (row.status !== 'converting') return;
	row.status = row.is_document_preparation_needed ? 'created' : 'sent';
	if (row.status === 'sent') row.emailedAt = box.world.now();
}

const expiryOf = ({ createdAt, days_valid: days }: SignRequest) =>
	days ? createdAt + days * DAY : null;

function statusOf(row: SignRequest, { box }: Call): SignStatus {
	const expiry = expiryOf(row);
	const isOpen = ['created', 'sent', 'viewed'].includes(row.status);
	return isOpen && expiry !== null && expiry <= box.world.now() ? 'expired' : row.status;
}

/** Whoever may see a document that is signed. */
const sharesDocument = ({ box, viewer }: Call, { files }: SignRequest) =>
	files.some((file) => roleAllows(box.world.roleFor(viewer, file), 'see'));

function levelOf(row: SignRequest, call: Call): string {
	if (creator(call, row)) return 'owner';
	const { box, viewer } = call;
	const edits = row.files.some((file) => roleAllows(box.world.roleFor(viewer, file), 'edit'));
	return edits ? 'editor' : 'viewer';
}

/** Whoever has these addresses can sign. Only signers of an application of its own have them. */
function addressesOf(
	{ id }: SignRequest,
	{ embed_url_external_user_id: user }: Signer,
	row: number,
) {
	const place = `document/${id}/${id.slice(0, -1)}${row.toString(16)}`;
	return {
		embed_url: user === undefined ? null : `https://app.box.com/sign/${place}`,
		iframeable_embed_url: user === undefined ? null : `https://app.box.com/embed/sign/${place}`,
	};
}

function signerShape(request: SignRequest, signer: Signer, row: number) {
	const isDone = request.status === 'signed' && signer.role !== 'final_copy_reader';
	const finalized_at = boxTime(request.finishedAt ?? request.modifiedAt);
	return {
		...signer,
		has_viewed_document: isDone,
		signer_decision: isDone ? { type: 'signed', finalized_at, additional_info: null } : null,
		inputs: [],
		attachments: [],
		...addressesOf(request, signer, row),
	};
}

const sourceShape = ({ id, sequence }: File) => ({ type: 'file', id, etag: String(sequence) });

/** 400 for what Box does not do in the state that a request has. */
function refuseIn(states: readonly SignStatus[], row: SignRequest, call: Call): void {
	const status = statusOf(row, call);
	if (states.includes(status)) throw badRequest('status', `The sign request is ${status}`);
}

const ENDED = ['signed', 'cancelled', 'declined', 'expired'] as const;
const FAILED = ['error_converting', 'error_sending', 'error_finalizing'] as const;

/** A body that may be missing. */
const maybe = <T>(of: Kind<T>): Kind<T | undefined> => ({
	...of,
	read: (value, name) => (value === undefined || value === null ? undefined : of.read(value, name)),
	otherwise: undefined,
	empty: undefined,
});

/** https://developer.box.com/reference/resources/sign-request/ */
export const signRequests = resource({
	type: 'sign-request',
	table: SIGN_REQUESTS,
	path: '/sign_requests',
	scope: 'sign_requests.readwrite',
	uuids: true,
	fields: false,
	at: { path, find: read },
	sees: (call, row) => hasDocuments(call, row) && (creator(call, row) || sharesDocument(call, row)),
	shape: {
		standard: [
			...(Object.keys(SETTINGS) as Array<keyof Settings>),
			{
				source_files: ({ sources }) => sources.map(sourceShape),
				signers: (row) => row.signers.map((each, index) => signerShape(row, each, index)),
				prepare_url: ({ id, status, is_document_preparation_needed: isNeeded }) =>
					isNeeded && ['converting', 'created'].includes(status)
						? `https://app.box.com/sign/document/${id}/${id.split('').reverse().join('')}/prepare_doc/`
						: null,
				status: statusOf,
				sign_files: ({ files, status }) => ({
					files: files.map(fileMini),
					is_ready_for_download: status !== 'converting' && status !== 'finalizing',
				}),
				auto_expire_at: (row) => boxTime(expiryOf(row)),
				parent_folder: ({ folder }) => folderMini(folder),
				collaborator_level: levelOf,
				short_id: ({ shortId }) => shortId,
				created_at: ({ createdAt }) => boxTime(createdAt),
				finished_at: ({ finishedAt }) => boxTime(finishedAt),
				error_code: () => null,
				sender_email: ({ createdBy }, { box }) => box.world.user(createdBy).login,
				sender_id: ({ createdBy }) => Number(createdBy),
			},
		],
	},
	lists: [
		listing({
			path: '/sign_requests',
			paging: byMarker(),
			query: { senders: text(), shared_requests: otherwise(flag(), false) },
			rows: (call, { senders, shared_requests: isShared }) => {
				if (senders && !isShared) {
					throw badRequest('senders', 'shared_requests has to be true with senders');
				}
				const wanted = senders?.toLowerCase().split(',');
				const isOf = ({ createdBy }: SignRequest) =>
					wanted?.includes(call.box.world.user(createdBy).login.toLowerCase()) ?? true;
				return (row: SignRequest) => creator(call, row) !== isShared && isOf(row);
			},
		}),
	],
	create: {
		body: BODY,
		make: (call, { signers, source_files, parent_folder, ...settings }) => {
			const { prefill_tags: tags, template_id } = settings;
			for (const { document_tag_id: _, ...values } of tags) {
				const count = Object.keys(values).length;
				if (count !== 1) throw badRequest('prefill_tags', 'A tag has one value');
			}
			const asked = { signers, source_files, parent_folder, template_id };
			const signing = prepareSigning(call, asked);
			return { ...settings, name: settings.name ?? signing.sources[0]?.name, ...signing };
		},
	},
	actions: [
		action({
			method: 'POST',
			path: `${path}/cancel`,
			find: rowOf,
			right: creator,
			body: maybe(object({ reason: text() })),
			run: (call, row: SignRequest) => {
				refuseIn(['converting', 'finalizing', ...ENDED, ...FAILED], row, call);
				row.status = 'cancelled';
			},
			event: { enterprise: 'SIGN_DOCUMENT_CANCELLED' },
		}),
		action({
			method: 'POST',
			path: `${path}/resend`,
			find: rowOf,
			status: 202,
			empty: true,
			right: creator,
			run: (call, row: SignRequest) => {
				refuseIn(['converting', 'created', 'finalizing', ...ENDED, ...FAILED], row, call);
				const now = call.box.world.now();
				if (row.emailedAt !== null && now - row.emailedAt < BETWEEN_EMAILS) {
					throw badRequest('id', 'The sign request was sent less than ten minutes ago');
				}
				row.emailedAt = now;
			},
		}),
	],
	events: {
		create: { enterprise: 'SIGN_DOCUMENT_CREATED' },
		source: (call, { files }) => enterpriseSource(files[0] as File, call),
		details: (_call, { id }) => ({ sign_request_id: id }),
	},
});
