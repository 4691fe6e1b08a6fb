/**
 * The credential cannot be used as it is. The message says what happened, the description what
 * to do about it.
 */
export class CredentialError extends Error {
	/** Whether it stays until somebody changes something: in the credential, or in Box. */
	readonly lasting: boolean;

	constructor(
		message: string,
		readonly description: string,
		options: ErrorOptions & { lasting?: boolean } = {},
	) {
		super(message, options);
		this.name = 'CredentialError';
		this.lasting = options.lasting ?? true;
	}
}
