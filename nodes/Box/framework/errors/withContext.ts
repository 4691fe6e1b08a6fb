import { BoxError } from '../../client/error';
import { InputError } from './inputError';

/**
 * The same error of Box or about the input, that also says what was going on: only the operation
 * knows. Any other error is left as it is.
 *
 * @param said one or more sentences, with a full stop
 */
export function withContext(error: unknown, said: string): unknown {
	if (error instanceof InputError) {
		return new InputError(error.message, [error.description, said].filter(Boolean).join(' '));
	}
	if (!(error instanceof BoxError)) return error;
	const { attempts, outcomeUnknown } = error;
	const facts = { ...error, message: `${said} ${error.message}` };
	return Object.assign(new BoxError(facts), { attempts, outcomeUnknown });
}
