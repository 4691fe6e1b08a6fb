import { optionHeaders } from '../calls/callHeaders';
import type { Connection } from '../calls/connection';
import { invalidAnswer } from '../calls/jsonCall';
import { BoxError, type CallLabel } from '../error';
import type { HttpAnswer } from '../http/exchange';
import { encodePath, serviceUrl } from '../http/url';
import type { CallOptions, Download } from '../types';
import { openBytes } from './bytesCall';

/** Which picture of a file is wanted, and for how long to wait for it. */
export interface ThumbnailRequest {
	format: 'png' | 'jpg';
	/** Width and height of the square that the picture fits into, in pixels. */
	size: number;
	/** Milliseconds to wait in all while Box makes it. */
	maxWait: number;
}

/**
 * Opens a small picture of a file: https://developer.box.com/reference/get-files-id-thumbnail-id/
 *
 * @throws {BoxError} `preview_cannot_be_generated` if Box will never have one, `not_ready` if it does
 *   not have one in time
 */
export async function openThumbnail(
	connection: Connection,
	options: CallOptions,
	fileId: string,
	{ format, size, maxWait }: ThumbnailRequest,
): Promise<Download> {
	const path = ['files', fileId, `thumbnail.${format}`];
	const label: CallLabel = { method: 'GET', path: encodePath(path) };
	return await openBytes(connection, {
		label,
		url: serviceUrl(connection.hosts, 'api', path, { min_height: size, min_width: size }),
		headers: optionHeaders(options),
		repeatable: true,
		// With 202 comes the address of a placeholder, which nobody has asked for.
		waitsWhenAccepted: true,
		maxPreparing: maxWait,
		check: (answer) => checkPicture(answer, label),
	});
}

/** A redirect leads to a placeholder: Box makes no thumbnail of this kind of file. */
function checkPicture({ status, header }: HttpAnswer, label: CallLabel): void {
	if (status === 302) {
		throw new BoxError({
			...label,
			status,
			code: 'preview_cannot_be_generated',
			message: 'Box has a placeholder for this kind of file, and no thumbnail',
			requestId: header('box-request-id'),
			fromBox: true,
		});
	}
	if (!/^image\//i.test(header('content-type') ?? '')) {
		throw invalidAnswer(label, status, 'is not a picture');
	}
}
