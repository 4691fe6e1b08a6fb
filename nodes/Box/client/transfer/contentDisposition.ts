/**
 * The file name of a Content-Disposition header: https://www.rfc-editor.org/rfc/rfc6266.
 * It is for display only, as users choose the names of files freely.
 */
export function fileNameOf(disposition: string | undefined): string | undefined {
	if (disposition === undefined) return undefined;
	const encoded = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition)?.[1];
	if (encoded !== undefined) {
		try {
			return decodeURIComponent(encoded.trim());
		} catch {
			// The plain form follows.
		}
	}
	const quoted = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1];
	if (quoted !== undefined) return quoted.replace(/\\(.)/g, '$1');
	return /filename\s*=\s*([^;\s]+)/i.exec(disposition)?.[1];
}
