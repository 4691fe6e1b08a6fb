import { resource } from '../../framework';
import { getAll } from './getAll';

export const comment = resource({ name: 'Comment', default: 'getAll', operations: { getAll } });
