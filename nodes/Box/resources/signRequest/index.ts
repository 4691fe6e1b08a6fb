import { resource } from '../../framework';
import { cancel } from './cancel';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { resend } from './resend';

export const signRequest = resource({
	name: 'Sign Request',
	default: 'create',
	operations: { cancel, create, get, getAll, resend },
});
