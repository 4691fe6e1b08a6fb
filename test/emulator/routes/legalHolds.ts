import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Hold } from '../actions/governance';
import { heldBy, holds, isCurrent } from '../actions/governance';
import { needAdministrator } from '../actions/users';
import { notFound } from '../errors';
import { LEGAL_HOLD_ASSIGNMENT } from '../resources/legalHoldAssignments';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { byMarker } from '../server/paging';
import { itemShape } from '../shapes/item';
import { fileMini, versionMini } from '../shapes/mini';
import { versionShape } from '../shapes/version';
import type { Call } from '../state/box';
import type { LegalHoldAssignment } from '../state/legalHolds';
import { LEGAL_HOLD_ASSIGNMENTS } from '../state/legalHolds';
import { manages } from '../tables/enterprise';
import { id, required } from '../tables/kinds';
import { readQuery } from '../tables/read';
import { shapeRow } from '../tables/shape';
import type { ById } from './params';

const paging = byMarker();
const options = { config: { scope: 'manage_legal_hold' } };

function assignmentOf(call: Call, wanted: string): LegalHoldAssignment {
	const found = LEGAL_HOLD_ASSIGNMENTS.of(call.box.world).get(wanted);
	if (!found || !manages(call, found.policy)) throw notFound(wanted, LEGAL_HOLD_ASSIGNMENT.type);
	return found;
}

/** A version has one hold at most, which goes by the version's id here. */
function shown(call: Call, { assignments, file, version }: Hold) {
	return {
		type: 'file_version_legal_hold',
		id: version.id,
		file_version: versionMini(version),
		file: fileMini(file),
		legal_hold_policy_assignments: assignments.map((each) =>
			shapeRow(LEGAL_HOLD_ASSIGNMENT, each, call),
		),
	};
}

/** What is held: https://developer.box.com/guides/legal-holds/ */
export function legalHoldRoutes(app: FastifyInstance, context: Context): void {
	const enter = (request: FastifyRequest) => {
		const call = callOf(context, request);
		needAdministrator(call);
		return { call, all: holds(call.box.world, call.viewer.user.enterpriseId) };
	};
	const path = '/legal_hold_policy_assignments/:id';

	app.get<ById>(`${path}/files_on_hold`, options, async (request) => {
		const { call } = enter(request);
		const { fields = [] } = readQuery(request, {}, ['fields', ...paging.parameters]);
		const held = heldBy(call.box.world, assignmentOf(call, request.params.id)).filter(isCurrent);
		return paging.page(request, held, ({ file }) => itemShape(file, shapeContext(call), fields));
	});

	app.get<ById>(`${path}/file_versions_on_hold`, options, async (request) => {
		const { call } = enter(request);
		const { fields } = readQuery(request, {}, ['fields', ...paging.parameters]);
		const held = heldBy(call.box.world, assignmentOf(call, request.params.id));
		const past = held.filter((each) => !isCurrent(each));
		return paging.page(request, past, ({ version }) => {
			const { version_number: _, ...shape } = versionShape(version, call.box.world);
			return fields ? versionShape(version, call.box.world, fields) : shape;
		});
	});

	app.get('/file_version_legal_holds', options, async (request) => {
		const { all, call } = enter(request);
		const query = { policy_id: required(id()) };
		const { policy_id: wanted } = readQuery(request, query, paging.parameters).values;
		const found = all.filter(({ assignments }) =>
			assignments.some(({ policy }) => policy.id === wanted),
		);
		return paging.page(request, found, (each) => shown(call, each));
	});

	app.get<ById>('/file_version_legal_holds/:id', options, async (request) => {
		const { all, call } = enter(request);
		const found = all.find(({ version }) => version.id === request.params.id);
		if (!found) throw notFound(request.params.id, 'file_version_legal_hold');
		return shown(call, found);
	});
}
