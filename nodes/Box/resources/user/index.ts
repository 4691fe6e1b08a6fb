import { resource } from '../../framework';
import { getMe } from './getMe';

export const user = resource({ name: 'User', default: 'getMe', operations: { getMe } });
