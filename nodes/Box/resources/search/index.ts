import { resource } from '../../framework';
import { query } from './query';

export const search = resource({ name: 'Search', default: 'query', operations: { query } });
