import type { RunningN8n } from '../../n8n/server';
import type { Workflow, WorkflowNode } from '../../n8n/setup';
import { eventually } from './eventually';

/** A node without its place in a workflow. */
type Caller = Pick<WorkflowNode, 'type' | 'parameters' | 'credentials'> & { typeVersion?: number };

function node(name: string, rest: Caller): WorkflowNode {
	return { id: name, name, typeVersion: 1, position: [0, 0], ...rest };
}

/**
 * A workflow that answers an HTTP call with what a node says, once for each entry of the call's list.
 *
 * @param id 16 letters or digits, also the path of the call
 * @param caller what is asked again and again
 */
export function manyCalls(id: string, caller: Caller): Workflow {
	return {
		id,
		name: `Many calls at once: ${id}`,
		nodes: [
			{
				...node('Webhook', {
					type: 'n8n-nodes-base.webhook',
					parameters: {
						httpMethod: 'POST',
						path: id,
						responseMode: 'lastNode',
						responseData: 'allEntries',
						options: {},
					},
				}),
				webhookId: id,
			},
			node('Split Out', {
				type: 'n8n-nodes-base.splitOut',
				parameters: { fieldToSplitOut: 'body.list', options: {} },
			}),
			node('Box', caller),
		],
		connections: {
			Webhook: { main: [[{ node: 'Split Out', type: 'main', index: 0 }]] },
			'Split Out': { main: [[{ node: 'Box', type: 'main', index: 0 }]] },
		},
	};
}

/** The Box node, asking who is connected. */
export const boxNode = (
	authentication: 'oAuth2' | 'jwt',
	credentials: WorkflowNode['credentials'],
): Caller => ({
	type: 'n8n-nodes-box.box',
	parameters: {
		...{ authentication, resource: 'user', operation: 'getMe' },
		requestOptions: { concurrency: 20 },
	},
	credentials,
});

/**
 * What n8n answers if it could not execute a workflow at all, such as with its database locked by another
 * n8n. Errors of a node have words of their own.
 */
const NOT_EXECUTED = 'There was a problem executing the workflow';

/** The last characters of n8n's log that a failure shows. */
const TAIL = 2_000;

/**
 * One execution of such a workflow by the production address of a server; gives the users' names. n8n
 * says that it is ready before it has made its workflows active.
 */
export async function call(server: RunningN8n, id: string, items: number): Promise<string[]> {
	const list = Array.from({ length: items }, (_, number) => ({ number }));
	const request = {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ list }),
	};
	const { status, text } = await eventually(
		`an active workflow ${id}`,
		async () => {
			const answer = await fetch(`${server.url}/webhook/${id}`, request);
			return { status: answer.status, text: await answer.text() };
		},
		(answer) => answer.status !== 404 && !answer.text.includes(NOT_EXECUTED),
	);
	if (status !== 200) {
		throw new Error(`n8n answered ${status}: ${text}\n${server.logs().slice(-TAIL)}`);
	}
	return (JSON.parse(text) as Array<{ name: string }>).map(({ name }) => name);
}
