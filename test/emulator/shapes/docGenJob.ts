import type { Call } from '../state/box';
import type { DocGenJob } from '../state/docGen';
import type { Version } from '../state/model';
import { currentVersion } from '../state/model';
import { boxTime } from './time';

function statusOf({ done }: DocGenJob): string {
	if (!done) return 'submitted';
	if (!done.output) return 'failed';
	return done.errors.length > 0 ? 'completed_with_error' : 'completed';
}

/** https://developer.box.com/reference/v2025.0/resources/docgen-job/ */
export function docGenJobShape(job: DocGenJob) {
	const { id, batchId, done, outputType: output_type, template, templateVersion } = job;
	const { output = null, errors = [] } = done ?? {};
	const version = (of: Version) => ({ type: 'file_version', id: of.id });
	return {
		...{ id, type: 'docgen_job', output_type },
		batch: { id: batchId, type: 'docgen_batch' },
		template_file: { type: 'file', id: template.id },
		template_file_version: version(templateVersion),
		output_file: output && { type: 'file', id: output.id },
		output_file_version: output && version(currentVersion(output)),
		status: statusOf(job),
		failures: errors.length > 0 ? { errors, warnings: [] } : null,
	};
}

/** What the list of all jobs has: https://developer.box.com/reference/v2025.0/resources/docgen-job-full/ */
export function docGenJobFullShape({ box }: Call, job: DocGenJob) {
	return {
		...docGenJobShape(job),
		created_by: { type: 'user', id: job.createdBy },
		enterprise: { id: box.world.user(job.createdBy).enterpriseId },
		source: 'api',
		created_at: boxTime(job.createdAt),
	};
}
