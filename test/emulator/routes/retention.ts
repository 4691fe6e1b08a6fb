import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Kept, Retention } from '../actions/governance';
import { coveredBy, isCurrent, retentions } from '../actions/governance';
import { needAdministrator } from '../actions/users';
import { notFound } from '../errors';
import { RETENTION_POLICY_MINI } from '../resources/retentionPolicies';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { byMarker } from '../server/paging';
import { fileMini, versionMini } from '../shapes/mini';
import { boxTime } from '../shapes/time';
import type { Call } from '../state/box';
import { RETENTION_ASSIGNMENTS } from '../state/retention';
import { manages } from '../tables/enterprise';
import { choice, id, time } from '../tables/kinds';
import { readQuery } from '../tables/read';
import { shapeRow } from '../tables/shape';
import type { ById } from './params';

const paging = byMarker();
const options = { config: { scope: 'manage_data_retention' } };
const POLICY = { type: 'retention_policy', shape: { standard: RETENTION_POLICY_MINI } };
const FILTERS = {
	file_id: id(),
	file_version_id: id(),
	policy_id: id(),
	disposition_action: choice(['permanently_delete', 'remove_retention']),
	disposition_before: time(),
	disposition_after: time(),
};

/** A version has one retention at most, which goes by the version's id here. */
function shown(call: Call, { file, version, policy, appliedAt, endsAt }: Retention) {
	return {
		type: 'file_version_retention',
		id: version.id,
		file_version: versionMini(version),
		file: fileMini(file),
		applied_at: boxTime(appliedAt),
		...(endsAt === null ? {} : { disposition_at: boxTime(endsAt) }),
		winning_retention_policy: shapeRow(POLICY, policy, call),
	};
}

/** What an assignment retains, at most one version of each file if only the current ones count. */
function coveredFor(call: Call, wanted: string): Kept[] {
	const assignment = RETENTION_ASSIGNMENTS.of(call.box.world).get(wanted);
	if (!assignment || !manages(call, assignment.policy)) {
		throw notFound(wanted, 'retention_policy_assignment');
	}
	return coveredBy(call.box.world, assignment);
}

/** What is retained: https://developer.box.com/guides/retention-policies/ */
export function retentionRoutes(app: FastifyInstance, context: Context): void {
	const enter = (request: FastifyRequest) => {
		const call = callOf(context, request);
		needAdministrator(call);
		return { call, all: retentions(call.box.world, call.viewer.user.enterpriseId) };
	};
	const path = '/retention_policy_assignments/:id';

	app.get<ById>(`${path}/files_under_retention`, options, async (request) => {
		const { call } = enter(request);
		readQuery(request, {}, paging.parameters);
		const files = coveredFor(call, request.params.id).filter(isCurrent);
		return paging.page(request, files, ({ file }) => fileMini(file));
	});

	app.get<ById>(`${path}/file_versions_under_retention`, options, async (request) => {
		const { call } = enter(request);
		readQuery(request, {}, paging.parameters);
		const past = coveredFor(call, request.params.id).filter((each) => !isCurrent(each));
		return paging.page(request, past, ({ file, version }) => ({
			...fileMini(file),
			file_version: versionMini(version),
		}));
	});

	app.get('/file_version_retentions', options, async (request) => {
		const { all, call } = enter(request);
		const { values } = readQuery(request, FILTERS, paging.parameters);
		const { disposition_after: after = -Infinity, disposition_before: before = Infinity } = values;
		const found = all.filter(({ file, version, policy, endsAt }) => {
			const end = endsAt ?? Infinity;
			const is = (wanted: string | undefined, has: string) =>
				wanted === undefined || wanted === has;
			return (
				is(values.file_id, file.id) &&
				is(values.file_version_id, version.id) &&
				is(values.policy_id, policy.id) &&
				is(values.disposition_action, policy.disposition_action) &&
				end >= after &&
				end <= before
			);
		});
		return paging.page(request, found, (each) => shown(call, each));
	});

	app.get<ById>('/file_version_retentions/:id', options, async (request) => {
		const { all, call } = enter(request);
		const found = all.find(({ version }) => version.id === request.params.id);
		if (!found) throw notFound(request.params.id, 'file_version_retention');
		return shown(call, found);
	});
}
