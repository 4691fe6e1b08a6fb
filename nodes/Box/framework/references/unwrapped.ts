import { unquoted } from '../params/unquoted';

/** `[report.pdf](https://app.box.com/file/12)` */
const MARKDOWN_LINK = /^\[[^\]]*\]\(([^\s()]+)\)$/;
/** `<https://app.box.com/file/12>`, `<ann@example.com>` */
const IN_ANGLES = /^<([^<>\s]+)>$/;

/** What names something, without what AI agents, and texts that people write, put around it. */
export function unwrapped(text: string): string {
	const bare = unquoted(text);
	const inner = MARKDOWN_LINK.exec(bare)?.[1] ?? IN_ANGLES.exec(bare)?.[1] ?? bare;
	return inner.replace(/^mailto:/i, '');
}
