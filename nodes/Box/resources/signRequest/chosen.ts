import { signRequest } from '../../entities/signRequest';
import { locator } from '../../fields';

/** Chooses one of the sign requests that the account has sent. */
export const chosenRequest = { signRequest: locator(signRequest) };
