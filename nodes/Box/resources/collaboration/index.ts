import { resource } from '../../framework';
import { create } from './create';

export const collaboration = resource({
	name: 'Collaboration',
	default: 'create',
	operations: { create },
});
