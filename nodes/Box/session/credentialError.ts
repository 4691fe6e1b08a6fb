/**
 * The credential cannot be used as it is. The message says what happened, the description what
 * to do about it.
 */
export class CredentialError extends Error {
	constructor(
		message: string,
		readonly description: string,
		options?: ErrorOptions,
	) {
		super(message, options);
		this.name = 'CredentialError';
	}
}
