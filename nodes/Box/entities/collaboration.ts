import type { Entity } from '../framework/references/entity';
import { collaborations } from './lists/collaborations';

/** https://developer.box.com/reference/resources/collaboration/ */
export const collaboration: Entity<'collaboration'> = {
	type: 'collaboration',
	noun: 'collaboration',
	plural: 'collaborations',
	collection: 'collaborations',
	failures: {
		403: {
			message: 'The connected account may not do this with the collaboration',
			remedy:
				'The owner and the co-owners of the file or folder may, and editors may end one. Connect an account that is one of them.',
		},
	},
	list: collaborations,
};
