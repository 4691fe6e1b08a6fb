import type { Document, Node } from './document';
import { isNode } from './document';

/** One method of one path of the document. */
export interface Operation {
	/** As in the document: `/files/{file_id}/copy`. */
	path: string;
	method: string;
	node: Node;
	/** The document tells uses of one operation apart by an anchor: `/shared_items#folders`. */
	variants: Node[];
}

/** A parameter in the path, the query or a header. */
export interface Parameter {
	name: string;
	in: string;
	required: boolean;
	schema: Node;
}

/** One path of the document, taken apart once. */
interface Template {
	path: string;
	segments: string[];
	/** What a segment may be that stands for values: `{file_id}`, `thumbnail.{extension}`. */
	patterns: Array<RegExp | undefined>;
	methods: Record<string, Node>;
}

const templates = new WeakMap<Document, Template[]>();

function templatesOf(document: Document): Template[] {
	const known = templates.get(document);
	if (known) return known;
	const all = Object.entries(document.paths).map(([path, methods]) => {
		const segments = path.split('/');
		return { path, segments, patterns: segments.map(patternOf), methods };
	});
	templates.set(document, all);
	return all;
}

function patternOf(segment: string): RegExp | undefined {
	if (!segment.includes('{')) return undefined;
	const fixed = segment.split(/\{[^}]*\}/).map((each) => each.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${fixed.join('.*')}$`);
}

/** How exactly a path of the document fits: undefined when it does not, else its fixed segments. */
function fit({ segments, patterns }: Template, given: readonly string[]): number | undefined {
	if (segments.length !== given.length) return undefined;
	let fixed = 0;
	for (const [index, segment] of segments.entries()) {
		if (segment === given[index]) fixed++;
		else if (!patterns[index]?.test(given[index] ?? '')) return undefined;
	}
	return fixed;
}

/** The operation a request means; the path with more fixed segments wins. */
export function findOperation(
	document: Document,
	method: string,
	path: string,
): Operation | undefined {
	const name = method.toLowerCase();
	const given = path.split('/');
	const found = templatesOf(document)
		.map((template) => ({
			template: template.path,
			node: template.methods[name],
			fixed: fit(template, given),
		}))
		.filter((each) => each.node !== undefined && each.fixed !== undefined)
		.sort((one, other) => (other.fixed ?? 0) - (one.fixed ?? 0))[0];
	if (!found?.node) return undefined;
	const { template, node } = found;
	const variants = Object.entries(document.paths)
		.filter(([each]) => each.startsWith(`${template}#`))
		.map(([, methods]) => methods[name])
		.filter(isNode);
	return { path: template, method: name, node, variants };
}

function ownParameters(node: Node): Parameter[] {
	const all = Array.isArray(node.parameters) ? node.parameters.filter(isNode) : [];
	return all.map((each) => ({
		name: String(each.name),
		in: String(each.in),
		required: each.required === true,
		schema: isNode(each.schema) ? each.schema : {},
	}));
}

/** The operation's parameters, and those that only some of its uses have. */
export function parametersOf({ node, variants }: Operation): Parameter[] {
	const own = ownParameters(node);
	const others = variants.flatMap(ownParameters);
	const more = others.filter((each) => !own.some(({ name }) => name === each.name));
	return [...own, ...more.map((each) => ({ ...each, required: false }))];
}

/** The schema of a request's or an answer's content; undefined when none is described. */
function contentSchema(holder: unknown): Node | undefined {
	if (!isNode(holder) || !isNode(holder.content)) return undefined;
	const content = Object.values(holder.content).find(isNode);
	return isNode(content?.schema) ? content.schema : undefined;
}

const merged = new WeakMap<Node, Node>();

/** One schema that fits what fits any of them; the same object for the same first one. */
function anyOf([first, ...others]: Node[]): Node | undefined {
	if (!first || others.length === 0) return first;
	const known = merged.get(first) ?? { anyOf: [first, ...others] };
	merged.set(first, known);
	return known;
}

/** The schema of the request's body; undefined when there should be none. */
export function requestSchema({ node, variants }: Operation): Node | undefined {
	return anyOf([node, ...variants].map((each) => contentSchema(each.requestBody)).filter(isNode));
}

/** Whether the document knows the status, and the schema of its body. */
export function answerSchema(
	{ node, variants }: Operation,
	status: number,
): { known: boolean; schema?: Node } {
	const responses = [node, ...variants].map((each) => responseOf(each, status)).filter(isNode);
	const schema = anyOf(responses.map(contentSchema).filter(isNode));
	return { known: responses.length > 0, schema };
}

/** Whether the document says of some errors only what they are: those of later versions do. */
export function leavesErrorsOut({ node: { responses } }: Operation): boolean {
	return isNode(responses) && !('default' in responses);
}

function responseOf({ responses }: Node, status: number): Node | undefined {
	if (!isNode(responses)) return undefined;
	const response = responses[String(status)] ?? (status >= 400 ? responses.default : undefined);
	return isNode(response) ? response : undefined;
}
