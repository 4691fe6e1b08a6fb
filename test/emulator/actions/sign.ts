import { randomUUID } from 'node:crypto';

import { badRequest, missing, notFound } from '../errors';
import { roleAllows } from '../state/access';
import type { Call } from '../state/box';
import { hex } from '../state/ids';
import type { File, Folder } from '../state/model';
import { currentVersion, isTrashed } from '../state/model';
import type { Signer, Signing, SignTemplate } from '../state/sign';
import { SIGN_TEMPLATES } from '../state/sign';
import { createFolder } from './create';
import { findItem, findParent, need } from './find';
import { uploadFile } from './upload';

/** What a request for signatures may say of a signer. */
export type SignerRequest = Partial<Signer> & { password?: string };

/** What a request for signatures is made of. */
export interface SigningRequest {
	name?: string;
	source_files?: Array<{ id: string }>;
	template_id?: string;
	parent_folder?: { id: string };
	signers: SignerRequest[];
}

/** What Box Sign makes a PDF of: https://developer.box.com/guides/box-sign/create-sign-request/#files */
const SIGNABLE = new Set(
	'pdf doc docx gdoc odt rtf ppt pptx odp gslides xls xlsx csv txt png jpg jpeg tiff'.split(' '),
);

/** Prepares documents for signing, and says who is to sign. */
export function prepareSigning(call: Call, request: SigningRequest): Signing {
	const template = templateOf(call, request.template_id);
	const signers = signersOf(call, request.signers, template);
	const sources = sourcesOf(call, request, template);
	const folder = folderOf(call, request, template, sources[0] as File);
	// A document that is alone has the name of the request.
	const only = sources.length === 1 ? request.name : undefined;
	const files = sources.map((file) => pdfOf(call, file, folder, only));
	const shortId = hex(4).toUpperCase();
	const status = 'converting' as const;
	return { sources, files, folder, signers, status, shortId, emailedAt: null, finishedAt: null };
}

function templateOf(call: Call, id: string | undefined): SignTemplate | undefined {
	if (id === undefined) return undefined;
	const template = SIGN_TEMPLATES.of(call.box.world).get(id);
	if (template?.createdBy !== call.viewer.user.id) throw notFound(id, 'template_id');
	return template;
}

function sourcesOf(
	call: Call,
	{ source_files: given = [] }: SigningRequest,
	template: SignTemplate | undefined,
): File[] {
	if (given.length === 0 && !template) throw missing('source_files');
	if (given.length > 0 && template?.isLocked) {
		throw badRequest('source_files', 'The files of the template are locked');
	}
	const files = given.map(({ id }) => findItem(call, 'file', id));
	for (const file of files) {
		need(call, file, 'download');
		const extension = /\.(\w+)$/.exec(file.name)?.[1] ?? '';
		if (!SIGNABLE.has(extension.toLowerCase())) {
			throw badRequest('source_files', `The file type of '${file.name}' is not supported`);
		}
	}
	return files.length > 0 ? files : (template?.files ?? []);
}

/** Where the documents go: the folder of the first file, if that can be, or one for all requests. */
function folderOf(
	call: Call,
	{ parent_folder: given }: SigningRequest,
	template: SignTemplate | undefined,
	first: File,
): Folder {
	if (given?.id === '0') throw badRequest('parent_folder', 'The root folder cannot be used');
	if (given) return findParent(call, given.id);
	if (template) return template.folder;
	const { world } = call.box;
	const mayUpload = roleAllows(world.roleFor(call.viewer, first.parent), 'upload');
	if (mayUpload && !first.parent.rootOf) return first.parent;
	const root = world.rootOf(call.viewer.user.id);
	const own = world.named(root, MY_REQUESTS);
	return own?.type === 'folder' ? own : createFolder(call, root, MY_REQUESTS);
}

const MY_REQUESTS = 'My Sign Requests';

/** What Box makes of the name that a request is given. */
export const pdfName = (name: string) => (/\.pdf$/i.test(name) ? name : `${name}.pdf`);

/** A copy to be signed: a PDF by its name. Nothing is rendered. */
function pdfOf(call: Call, file: File, folder: Folder, name = file.name): File {
	const { content } = currentVersion(file);
	return uploadFile(call, folder, freeName(call, folder, name), content);
}

function freeName({ box }: Call, folder: Folder, name: string): string {
	const stem = name.replace(/\.\w+$/, '');
	let free = `${stem}.pdf`;
	for (let number = 1; box.world.named(folder, free); number++) free = `${stem} (${number}).pdf`;
	return free;
}

/** The signers, and before them the sender, who gets a copy unless the request says otherwise. */
function signersOf(
	{ viewer }: Call,
	given: readonly SignerRequest[],
	template: SignTemplate | undefined,
): Signer[] {
	const places = template?.signers ?? [];
	const all = [...places.map((place, row) => ({ ...place, ...given[row] }))];
	const signers = [...all, ...given.slice(places.length)].map(completed);
	if (!signers.some(({ role }) => role !== 'final_copy_reader')) {
		throw badRequest('signers', 'Somebody has to sign or to approve');
	}
	const { login } = viewer.user;
	const isSigner = signers.some(({ email }) => email.toLowerCase() === login.toLowerCase());
	const sender = {
		email: login,
		role: 'final_copy_reader',
		order: 1,
		is_in_person: false,
	} as const;
	return grouped(isSigner ? signers : [sender, ...signers]);
}

function completed({ password: _, ...signer }: SignerRequest): Signer {
	const { email } = signer;
	if (!email) throw missing('signers.email');
	if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
		throw badRequest('signers.email', `Invalid email '${email}'`);
	}
	if (signer.login_required && signer.verification_phone_number) {
		const name = 'signers.verification_phone_number';
		throw badRequest(name, 'Either a login or a phone number can be required');
	}
	return { role: 'signer', order: 1, is_in_person: false, ...signer, email };
}

/** Signers with the same group get the same new id; a group of one is none. */
function grouped(signers: readonly Signer[]): Signer[] {
	const ids = new Map<string, string>();
	const count = (group: string) => signers.filter((each) => each.signer_group_id === group).length;
	return signers.map(({ signer_group_id: group, ...signer }) => {
		if (group === undefined || count(group) < 2) return signer;
		const id = ids.get(group) ?? randomUUID();
		ids.set(group, id);
		return { ...signer, signer_group_id: id };
	});
}

/** Whether all documents are there, and the folder for them. */
export function hasDocuments({ box }: Call, { files, folder }: Signing): boolean {
	return [...files, folder].every((item) => box.world.items.has(item.id) && !isTrashed(item));
}
