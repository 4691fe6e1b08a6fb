import { badRequest } from '../errors';
import type { Call } from '../state/box';
import type { SignStatus } from '../state/sign';
import type { SignRequest } from '../state/signRequests';
import { statusOf } from '../state/signRequests';

const BETWEEN_EMAILS = 10 * 60 * 1000;

const CLOSED: readonly SignStatus[] = [
	...(['signed', 'cancelled', 'declined', 'expired', 'converting', 'finalizing'] as const),
	...(['error_converting', 'error_sending', 'error_finalizing'] as const),
];

/** Sends the emails once the documents are converted, unless they are prepared before. */
export function convert({ box }: Call, row: SignRequest): void {
	if (row.status !== 'converting') return;
	row.status = row.is_document_preparation_needed ? 'created' : 'sent';
	if (row.status === 'sent') row.emailedAt = box.world.now();
}

/** https://developer.box.com/guides/box-sign/cancel-sign-request/ */
export function cancelSigning(call: Call, row: SignRequest): void {
	refuseIn(CLOSED, row, call);
	row.status = 'cancelled';
}

/** https://developer.box.com/guides/box-sign/resend-sign-request/ */
export function resendEmails(call: Call, row: SignRequest): void {
	refuseIn([...CLOSED, 'created'], row, call);
	const now = call.box.world.now();
	if (row.emailedAt !== null && now - row.emailedAt < BETWEEN_EMAILS) {
		throw badRequest('id', 'The sign request was sent less than ten minutes ago');
	}
	row.emailedAt = now;
}

/** 400 for what Box does not do in the state that a request has. */
function refuseIn(states: readonly SignStatus[], row: SignRequest, { box }: Call): void {
	const status = statusOf(row, box.world.now());
	if (states.includes(status)) throw badRequest('status', `The sign request is ${status}`);
}
