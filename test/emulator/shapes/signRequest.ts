import { roleAllows } from '../state/access';
import type { Call } from '../state/box';
import type { File } from '../state/model';
import type { Signer } from '../state/sign';
import type { SignRequest } from '../state/signRequests';
import { expiryOf, statusOf } from '../state/signRequests';
import type { Getters } from '../tables/declaration';
import { fileMini, folderMini } from './mini';
import { boxTime } from './time';

/** What Box shows of a sign request beside its settings. */
export const SIGNING: Getters<SignRequest> = {
	source_files: ({ sources }) => sources.map(sourceShape),
	signers: (row) => row.signers.map((each, index) => signerShape(row, each, index)),
	prepare_url: ({ id, status, is_document_preparation_needed: isNeeded }) =>
		isNeeded && ['converting', 'created'].includes(status)
			? `https://app.box.com/sign/document/${id}/${id.split('').reverse().join('')}/prepare_doc/`
			: null,
	status: (row, { box }) => statusOf(row, box.world.now()),
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
};

const sourceShape = ({ id, sequence }: File) => ({ type: 'file', id, etag: String(sequence) });

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

function levelOf({ createdBy, files }: SignRequest, { box, viewer }: Call): string {
	if (createdBy === viewer.user.id) return 'owner';
	const edits = files.some((file) => roleAllows(box.world.roleFor(viewer, file), 'edit'));
	return edits ? 'editor' : 'viewer';
}
