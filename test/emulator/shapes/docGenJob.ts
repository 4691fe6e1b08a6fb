import type { Call } from '../state/box';
import type { DocGenJob } from '../state/docGen';
import type { Version } from '../state/model';
import { currentVersion } from '../state/model';
import { boxTime } from './time';

/** How a job is shown; `full` in the list of all. */
export function jobShape({ box }: Call, job: DocGenJob, full = false) {
	const { id, batchId, errors, output, outputType: output_type, template, templateVersion } = job;
	const version = (of: Version) => ({ type: 'file_version', id: of.id });
	const more = {
		created_by: { type: 'user', id: job.createdBy },
		enterprise: { id: box.world.user(job.createdBy).enterpriseId },
		source: 'api',
		created_at: boxTime(job.createdAt),
	};
	return {
		...{ id, type: 'docgen_job', output_type },
		batch: { id: batchId, type: 'docgen_batch' },
		template_file: { type: 'file', id: template.id },
		template_file_version: version(templateVersion),
		output_file: { type: 'file', id: output.id },
		output_file_version: version(currentVersion(output)),
		status: errors.length > 0 ? 'completed_with_error' : 'completed',
		failures: errors.length > 0 ? { errors, warnings: [] } : null,
		...(full ? more : {}),
	};
}
