import { randomUUID } from 'node:crypto';

import { BoxProblem, notFound } from '../errors';
import type { Call } from '../state/box';
import { bytesOf, StoredContent } from '../state/content';
import type { DocGenJob, DocGenTemplate, DocumentRequest } from '../state/docGen';
import { DOC_GEN_JOBS, DOC_GEN_TEMPLATES } from '../state/docGen';
import type { File, Folder, Version } from '../state/model';
import { isTrashed } from '../state/model';
import { isRecord } from '../tables/kinds';
import { findItem, need } from './find';
import { uploadFile } from './upload';

const TAG = /\{\{\s*([\w.]+)\s*\}\}/g;

const isThere = ({ box, viewer }: Call, file: File) =>
	box.world.items.has(file.id) && !isTrashed(file) && !!box.world.roleFor(viewer, file);

/** The templates that the caller may know of. */
export const templatesFor = (call: Call) =>
	DOC_GEN_TEMPLATES.filter(call.box.world, ({ file }) => isThere(call, file));

/** The template that a file is; 404 if it is none. */
export function findDocGenTemplate(call: Call, fileId: string): DocGenTemplate {
	const found = templatesFor(call).find(({ file }) => file.id === fileId);
	if (!found) throw notFound(fileId, 'template_id');
	return found;
}

/** What every row begins with. */
function row({ box, viewer }: Call, id: string) {
	const now = box.world.now();
	return { id, createdBy: viewer.user.id, createdAt: now, modifiedAt: now };
}

/** Makes a file a template. That of its kind are Word documents is not looked at. */
export function markTemplate(call: Call, fileId: string): DocGenTemplate {
	const file = findItem(call, 'file', fileId);
	need(call, file, 'edit');
	if (templatesFor(call).some((each) => each.file === file)) {
		throw new BoxProblem(409, 'conflict', 'The file is a template already');
	}
	const template = { ...row(call, call.box.world.nextId()), file };
	DOC_GEN_TEMPLATES.of(call.box.world).set(template.id, template);
	return template;
}

const textOf = ({ content }: Version) => bytesOf(content).toString('utf8');

/** The tags of a template, each once. */
export function tagsOf(version: Version): string[] {
	return [...new Set([...textOf(version).matchAll(TAG)].map(([, path = '']) => path))];
}

function valueAt(input: unknown, path: string): unknown {
	return path.split('.').reduce((value, key) => (isRecord(value) ? value[key] : undefined), input);
}

/** What documents are made of, and where to. */
type Making = Pick<DocGenJob, 'template' | 'templateVersion' | 'folder' | 'outputType'>;

/** Asks for documents, and gives the id of the batch. */
export function askForDocuments(
	call: Call,
	making: Making,
	documents: readonly DocumentRequest[],
): string {
	const { world } = call.box;
	const batchId = randomUUID();
	for (const request of documents) {
		const job = {
			...row(call, world.nextId()),
			...making,
			batchId,
			request,
			told: new Set<string>(),
		};
		DOC_GEN_JOBS.of(world).set(job.id, job);
	}
	return batchId;
}

/** Box takes a while: the document is made when its state is asked for again at the same place. */
export function proceed(call: Call, job: DocGenJob, place: string): void {
	if (job.told.has(place)) job.done ??= make(call, job);
	job.told.add(place);
}

function make(call: Call, { folder, outputType, request, templateVersion }: DocGenJob) {
	if (!call.box.world.items.has(folder.id) || isTrashed(folder)) {
		return { output: null, errors: ['The destination folder was not found.'] };
	}
	const { generated_file_name: name, user_input: input } = request;
	const text = textOf(templateVersion).replace(TAG, (_, path: string) => {
		const value = valueAt(input, path);
		return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
	});
	const errors = tagsOf(templateVersion)
		.filter((path) => valueAt(input, path) === undefined)
		.map((path) => `The tag '${path}' was not provided in the input data.`);
	const free = freeName(call, folder, name, outputType);
	return { output: uploadFile(call, folder, free, new StoredContent(Buffer.from(text))), errors };
}

function freeName({ box }: Call, folder: Folder, stem: string, extension: string): string {
	let free = `${stem}.${extension}`;
	for (let number = 1; box.world.named(folder, free); number++) {
		free = `${stem} (${number}).${extension}`;
	}
	return free;
}

/** The version of a template that is asked for; the current one if none is. */
export function templateVersion({ versions, ...file }: File, id: string | undefined): Version {
	const found = id === undefined ? versions.at(-1) : versions.find((each) => each.id === id);
	if (!found) throw notFound(id ?? file.id, 'file_version');
	return found;
}

/** The jobs of the caller that fit. */
export function jobsFor({ box, viewer }: Call, fits: (job: DocGenJob) => boolean = () => true) {
	return DOC_GEN_JOBS.filter(box.world, (job) => job.createdBy === viewer.user.id && fits(job));
}
