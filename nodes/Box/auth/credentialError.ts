/**
 * The credential cannot be used. The message says what happened, the description how to fix it.
 */
export class CredentialError extends Error {
	/** Whether it lasts until somebody changes the credential or something in Box. */
	readonly permanent: boolean;

	constructor(
		message: string,
		readonly description: string,
		options: ErrorOptions & { permanent?: boolean } = {},
	) {
		super(message, options);
		this.name = 'CredentialError';
		this.permanent = options.permanent ?? true;
	}
}
