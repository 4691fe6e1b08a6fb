import type { Call } from '../state/box';
import type { FileRequest } from '../state/fileRequests';
import { FILE_REQUESTS } from '../state/fileRequests';
import { hex } from '../state/ids';
import { findItem } from './find';

/** Makes a file request as Box's web app does: no request of the API makes the first one. */
export function addFileRequest(call: Call, folderId: string, title: string): FileRequest {
	const { box, viewer } = call;
	const now = box.world.now();
	const request: FileRequest = {
		id: box.world.nextId(),
		createdBy: viewer.user.id,
		createdAt: now,
		modifiedAt: now,
		updatedBy: viewer.user.id,
		folder: findItem(call, 'folder', folderId),
		title,
		description: '',
		status: 'active',
		is_email_required: false,
		is_description_required: false,
		expiresAt: null,
		token: hex(16),
		sequence: 0,
	};
	FILE_REQUESTS.of(box.world).set(request.id, request);
	return request;
}
