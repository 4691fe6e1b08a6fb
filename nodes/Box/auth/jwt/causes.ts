import type { BoxError } from '../../client/error';
import { CONSOLE, notAuthorized, notReached, type Refused } from '../causes';
import { CredentialError } from '../credentialError';
import { explainNetwork } from '../explainNetwork';
import { unreached } from '../unreached';
import { FIELD, REMEDY } from './configuration';
import type { JwtSettings } from './settings';
import type { TokenFailure } from './tokenAnswer';

/**
 * What a failure of the token endpoint means for the user of a credential with a key.
 *
 * https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/
 */
export function toJwtRefused(failure: TokenFailure, settings: JwtSettings): Refused {
	const { status, code, objection, retryAfter } = failure;
	const unanswered = failure.error ? noAnswer(failure.error) : unreached(failure, settings);
	if (unanswered) return unanswered;
	const error = causeOf(objection ?? code, settings) ?? notReached(status, 'server');
	return { error, ended: false, retryAfter };
}

function noAnswer(failure: BoxError): Refused | undefined {
	const { message, remedy } = explainNetwork(failure) ?? {};
	if (message === undefined) return undefined;
	// n8n replaces a message that names the network's code, so that is in the description.
	const description = `${remedy} ${failure.message}.`;
	const error = new CredentialError(message, description, { permanent: false });
	return { error, ended: false, retryAfter: failure.retryAfter };
}

function causeOf(
	reason: string,
	{ app, subject }: Pick<JwtSettings, 'app' | 'subject'>,
): CredentialError | undefined {
	switch (reason) {
		case 'time':
			return timeRefused();
		case 'subject':
			return subjectRefused(subject);
		case 'key':
			return keyRefused(app.keyId);
		case 'grantType':
			return grantRefused();
		case 'configuration':
			// Box says the same of an app that is not authorized, and of one that may not act as users.
			return subject.type === 'user' ? subjectRefused(subject) : notAuthorized();
		case 'approval':
		case 'unauthorized_client':
			return notAuthorized();
		case 'invalid_client':
			return clientRefused();
		case 'other':
			return otherRefused();
		default:
			return undefined;
	}
}

function timeRefused(): CredentialError {
	return new CredentialError(
		'Box does not accept the time of this machine',
		"Set the clock of the machine that n8n runs on, and run the node again. Box's clock must be less than half a minute away.",
	);
}

function subjectRefused({ type, id }: JwtSettings['subject']): CredentialError {
	if (type === 'user') {
		return new CredentialError(
			`Box does not allow the app to work as the user ${id}`,
			`Check 'User ID' in the credential, and that the app has 'App + Enterprise Access' and 'Generate user access tokens' in ${CONSOLE}. After a change an administrator must authorize the app again. For the app's own account, choose 'Service Account' in 'Act As'.`,
		);
	}
	return new CredentialError(
		`Box does not allow the app to work in the enterprise ${id}`,
		`Check "enterpriseID" in '${FIELD}' of the credential: it must be the enterprise whose administrator has authorized the app.`,
	);
}

function keyRefused(keyId: string): CredentialError {
	return new CredentialError(
		`Box does not accept the app's key ${keyId}`,
		`The key was removed from the app, or belongs to another app. ${REMEDY}`,
	);
}

function grantRefused(): CredentialError {
	return new CredentialError(
		'The app does not use Server Authentication with JWT',
		`Use the configuration file of an app that was created with 'Server Authentication (with JWT)' in ${CONSOLE}, or choose 'OAuth2' in 'Authentication' of the node.`,
	);
}

function clientRefused(): CredentialError {
	return new CredentialError(
		"Box does not accept the app's client ID and client secret",
		`The client secret was reset, or the app was deleted. Download the app's settings again in ${CONSOLE} (General Settings, or Configuration), and correct them in '${FIELD}' of the credential.`,
	);
}

function otherRefused(): CredentialError {
	return new CredentialError(
		"Box does not accept the app's key or its enterprise",
		`Check that the app is authorized in the enterprise. If it is: ${REMEDY}`,
	);
}
