import type { Hub } from '../state/hubs';

/** The only application that groups items here. */
export const HUBS_APPLICATION = 'hubs';

/** https://developer.box.com/reference/resources/app-item/ */
export function appItem({ id }: Hub) {
	return { type: 'app_item', id, application_type: HUBS_APPLICATION };
}
