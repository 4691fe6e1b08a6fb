import type { FastifyInstance, FastifyRequest } from 'fastify';

import {
	askForDocuments,
	findDocGenTemplate,
	jobsFor,
	markTemplate,
	proceed,
	tagsOf,
	templatesFor,
	templateVersion,
} from '../actions/docGen';
import { findParent } from '../actions/find';
import { notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf, pathOf } from '../server/input';
import { byMarker } from '../server/paging';
import { docGenJobFullShape, docGenJobShape } from '../shapes/docGenJob';
import type { Call } from '../state/box';
import type { DocGenJob, DocGenTemplate } from '../state/docGen';
import { DOC_GEN_TEMPLATES } from '../state/docGen';
import type { Fields } from '../tables/kinds';
import { any, choice, id, list, record, required, text } from '../tables/kinds';
import { object, readQuery, readValues, refuseVersion } from '../tables/read';
import type { ById } from './params';

const PAGING = byMarker({ max: 10_000 });
const reference = (type: string) => object({ type: required(choice([type])), id: required(id()) });
const MARK = { file: required(reference('file')) };
const BATCH = {
	...MARK,
	file_version: reference('file_version'),
	input_source: required(choice(['api'])),
	destination_folder: required(reference('folder')),
	output_type: required(choice(['docx', 'pdf'])),
	document_generation_data: required(
		list(
			object({
				generated_file_name: required(text({ min: 1 })),
				user_input: required(record(any())),
			}),
			{ min: 1 },
		),
	),
};

const fileOf = ({ file }: DocGenTemplate) => ({ file: { type: 'file', id: file.id } });
const templateShape = (of: DocGenTemplate) => ({ ...fileOf(of), file_name: of.file.name });

/** Templates, and documents made of them: https://developer.box.com/guides/docgen/ */
export function docGenRoutes(app: FastifyInstance, context: Context): void {
	const enterList = <Q extends Fields>(
		request: FastifyRequest,
		query: Q,
		pages = PAGING.parameters,
	) => {
		const call = callOf(context, request);
		refuseVersion(request, '2025.0');
		return { call, ...readQuery(request, query, pages) };
	};
	const enter = (request: FastifyRequest) => enterList(request, {}, []);
	const shown = (call: Call, request: FastifyRequest) => (job: DocGenJob) => {
		proceed(call, job, pathOf(request));
		return docGenJobShape(job);
	};

	app.post('/docgen_templates', async (request, reply) => {
		const { call } = enter(request);
		const { file } = readValues(MARK, bodyOf(request));
		return reply.code(201).send(fileOf(markTemplate(call, file.id)));
	});

	app.get('/docgen_templates', async (request) => {
		const { call } = enterList(request, {});
		return PAGING.page(request, templatesFor(call), templateShape);
	});

	app.get<ById>('/docgen_templates/:id', async (request) =>
		templateShape(findDocGenTemplate(enter(request).call, request.params.id)),
	);

	app.delete<ById>('/docgen_templates/:id', async (request, reply) => {
		const { call } = enter(request);
		const template = findDocGenTemplate(call, request.params.id);
		DOC_GEN_TEMPLATES.of(call.box.world).delete(template.id);
		return reply.code(204).send();
	});

	app.get<ById>('/docgen_templates/:id/tags', async (request) => {
		const query = { template_version_id: text({ min: 1 }) };
		const { call, values } = enterList(request, query);
		const { file } = findDocGenTemplate(call, request.params.id);
		const tags = tagsOf(templateVersion(file, values.template_version_id));
		return PAGING.page(request, tags, (path) => ({
			...{ tag_content: `{{${path}}}`, tag_type: 'text', json_paths: [path] },
		}));
	});

	app.get<ById>('/docgen_template_jobs/:id', async (request) => {
		const { call } = enterList(request, {});
		const { file } = findDocGenTemplate(call, request.params.id);
		const jobs = jobsFor(call, ({ template }) => template === file);
		return PAGING.page(request, jobs, shown(call, request));
	});

	app.post('/docgen_batches', async (request, reply) => {
		const { call } = enter(request);
		const values = readValues(BATCH, bodyOf(request));
		const { file } = findDocGenTemplate(call, values.file.id);
		const version = templateVersion(file, values.file_version?.id);
		const folder = findParent(call, values.destination_folder.id);
		const making = {
			...{ template: file, templateVersion: version, folder, outputType: values.output_type },
		};
		const batchId = askForDocuments(call, making, values.document_generation_data);
		return reply.code(202).send({ id: batchId, type: 'docgen_batch' });
	});

	app.get('/docgen_jobs', async (request) => {
		const { call } = enterList(request, {});
		return PAGING.page(request, jobsFor(call), (job) => {
			proceed(call, job, pathOf(request));
			return docGenJobFullShape(call, job);
		});
	});

	app.get<ById>('/docgen_jobs/:id', async (request) => {
		const { call } = enter(request);
		const [job] = jobsFor(call, (each) => each.id === request.params.id);
		if (!job) throw notFound(request.params.id, 'job_id');
		return shown(call, request)(job);
	});

	app.get<ById>('/docgen_batch_jobs/:id', async (request) => {
		const { call } = enterList(request, {});
		const jobs = jobsFor(call, ({ batchId }) => batchId === request.params.id);
		if (jobs.length === 0) throw notFound(request.params.id, 'batch_id');
		return PAGING.page(request, jobs, shown(call, request));
	});
}
