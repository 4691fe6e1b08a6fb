import type { Part, UploadSession } from '../state/sessions';
import type { Shape } from './context';
import { boxTime } from './time';

/** https://developer.box.com/reference/resources/upload-session/ */
export function sessionShape(session: UploadSession, origin: string): Shape {
	const url = `${origin}/api/2.0/files/upload_sessions/${session.id}`;
	return {
		type: 'upload_session',
		id: session.id,
		session_expires_at: boxTime(session.expires),
		part_size: session.partSize,
		total_parts: Math.ceil(session.fileSize / session.partSize),
		num_parts_processed: session.parts.size,
		session_endpoints: {
			upload_part: url,
			commit: `${url}/commit`,
			abort: url,
			list_parts: `${url}/parts`,
			status: url,
			log_event: `${url}/log`,
		},
	};
}

/** https://developer.box.com/reference/resources/upload-part/ */
export function partShape(part: Part): Shape {
	return {
		part_id: part.id,
		offset: part.offset,
		size: part.content.size,
		sha1: part.content.sha1,
	};
}
