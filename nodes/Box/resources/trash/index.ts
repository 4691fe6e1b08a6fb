import { resource } from '../../framework';
import { restore } from './restore';

export const trash = resource({ name: 'Trash', default: 'restore', operations: { restore } });
