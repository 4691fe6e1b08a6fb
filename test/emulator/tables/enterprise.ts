import { needAdministrator } from '../actions/users';
import { enterpriseMini } from '../shapes/mini';
import type { Call } from '../state/box';
import type { Row } from '../state/table';
import type { Getters, Right } from './declaration';
import { administrator } from './rights';

/** A row that is an enterprise's own: its administrators see and change it, and nobody else does. */
export interface EnterpriseRow extends Row {
	enterpriseId: string;
}

/** What a new row of the caller's enterprise begins with. */
export const ofEnterprise = ({ viewer }: Call) => ({ enterpriseId: viewer.user.enterpriseId });

/** Administrators of the enterprise that it is of. */
export const manages: Right<EnterpriseRow> = (call, { enterpriseId }) =>
	administrator(call) && enterpriseId === call.viewer.user.enterpriseId;

/** A list for administrators, with all that they see; 403 for others. */
export function allForAdministrators(call: Call): () => boolean {
	needAdministrator(call);
	return () => true;
}

/** Whose the row is. */
export const ENTERPRISE: Getters<EnterpriseRow> = {
	enterprise: ({ enterpriseId }) => enterpriseMini(enterpriseId),
};
