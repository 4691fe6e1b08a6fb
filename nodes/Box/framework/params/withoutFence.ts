const FENCED = /^\s*```\w*\s*([^]*?)\s*```\s*$/;

/** A text without the fence of Markdown that AI models put around JSON. */
export function withoutFence(text: string): string {
	return FENCED.exec(text)?.[1] ?? text;
}
