/**
 * What a user entered cannot work. Raised before any request is sent. The message names the
 * field as the editor shows it; the description says what to do.
 */
export class InputError extends Error {
	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
		this.name = 'InputError';
	}
}
