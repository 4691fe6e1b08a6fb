import type { Document, Node } from './document';
import { isNode } from './document';

/** One method of one path of the document. */
export interface Operation {
	/** As in the document: `/files/{file_id}/copy`. */
	path: string;
	method: string;
	node: Node;
}

export interface Parameter {
	name: string;
	in: string;
	required: boolean;
	schema: Node;
}

const segments = (path: string) => path.split('/');

/** How exactly a path of the document fits: undefined when it does not, else its fixed segments. */
function fit(template: string, path: string): number | undefined {
	const wanted = segments(template);
	const given = segments(path);
	if (wanted.length !== given.length) return undefined;
	const fixed = wanted.filter((each, index) => each === given[index]).length;
	const free = wanted.filter(
		(each, index) => each !== given[index] && /^\{.*\}$/.test(each),
	).length;
	return fixed + free === wanted.length ? fixed : undefined;
}

/** The operation a request means; the path with more fixed segments wins. */
export function findOperation(
	document: Document,
	method: string,
	path: string,
): Operation | undefined {
	const name = method.toLowerCase();
	const found = Object.entries(document.paths)
		.map(([template, methods]) => ({ template, node: methods[name], fixed: fit(template, path) }))
		.filter((each) => each.node !== undefined && each.fixed !== undefined)
		.sort((one, other) => (other.fixed ?? 0) - (one.fixed ?? 0))[0];
	return found?.node && { path: found.template, method: name, node: found.node };
}

export function parametersOf({ node }: Operation): Parameter[] {
	const all = Array.isArray(node.parameters) ? node.parameters.filter(isNode) : [];
	return all.map((each) => ({
		name: String(each.name),
		in: String(each.in),
		required: each.required === true,
		schema: isNode(each.schema) ? each.schema : {},
	}));
}

/** The schema of a request's or an answer's content; undefined when none is described. */
function contentSchema(holder: unknown): Node | undefined {
	if (!isNode(holder) || !isNode(holder.content)) return undefined;
	const content = Object.values(holder.content).find(isNode);
	return isNode(content?.schema) ? content.schema : undefined;
}

export function requestSchema({ node }: Operation): Node | undefined {
	return contentSchema(node.requestBody);
}

/** Whether the document knows the status, and the schema of its body. */
export function answerSchema(
	{ node }: Operation,
	status: number,
): { known: boolean; schema?: Node } {
	const responses = isNode(node.responses) ? node.responses : {};
	const response = responses[String(status)] ?? (status >= 400 ? responses.default : undefined);
	return { known: response !== undefined, schema: contentSchema(response) };
}
