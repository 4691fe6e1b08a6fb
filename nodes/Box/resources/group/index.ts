import { resource } from '../../framework';
import { addMember } from './addMember';

export const group = resource({ name: 'Group', default: 'addMember', operations: { addMember } });
