import { resource } from '../../framework';
import { set } from './set';

export const metadata = resource({ name: 'Metadata', default: 'set', operations: { set } });
