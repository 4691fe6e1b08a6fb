/**
 * What a collaborator may do.
 *
 * https://developer.box.com/reference/post-collaborations/#param-role
 */
export const ROLES = {
	'co-owner': 'Co-Owner',
	editor: 'Editor',
	'viewer uploader': 'Viewer Uploader',
	'previewer uploader': 'Previewer Uploader',
	viewer: 'Viewer',
	previewer: 'Previewer',
	uploader: 'Uploader',
} as const;
