const QUOTED = /^(["'`])([^]*)\1$/;

/**
 * A text without spaces and quotation marks around it: AI agents put them around what is no text,
 * such as an ID, a number or a choice.
 */
export function unquoted(text: string): string {
	const trimmed = text.trim();
	const [, mark = '', inner = ''] = QUOTED.exec(trimmed) ?? [];
	return mark === '' || inner.includes(mark) ? trimmed : inner.trim();
}
