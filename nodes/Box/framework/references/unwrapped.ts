import { unquoted } from '../params/unquoted';

/** `[report.pdf](https://app.box.com/file/12)` */
const MARKDOWN_LINK = /^\[[^\]]*\]\(([^\s()]+)\)$/;
/** `<https://app.box.com/file/12>`, `<ann@example.com>` */
const IN_ANGLES = /^<([^<>\s]+)>$/;

/** `“/Reports/2026”`, as word processors write quotation marks. A name alone may have them itself. */
const IN_PRINTED_QUOTES = /^[“”„«‘‚‹]((?:https?:\/\/|\/)[^]*)[“”»’›]$/;

const WRAPPINGS = [MARKDOWN_LINK, IN_ANGLES, IN_PRINTED_QUOTES];

/** What names something, without what AI agents, and texts that people write, put around it. */
export function unwrapped(text: string): string {
	const bare = unquoted(text);
	const [, inner = bare] = WRAPPINGS.map((each) => each.exec(bare)).find(Boolean) ?? [];
	return inner.replace(/^mailto:/i, '');
}
