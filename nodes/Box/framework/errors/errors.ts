import {
	NodeApiError,
	NodeOperationError,
	type INode,
	type JsonObject as NodeJson,
} from 'n8n-workflow';

import { hasKey } from '../../auth/context';
import { CredentialError } from '../../auth/credentialError';
import { BoxError } from '../../client/error';
import { withoutSecrets, withoutWords } from './blankSecrets';
import { explain, type Failed } from './explain';
import { InputError } from './inputError';
import { said } from './quote';
import { StorageError } from './storageError';

export type NodeError = NodeApiError | NodeOperationError;

/** Where an error happened. */
export interface ErrorPlace extends Failed {
	/** The input item it belongs to. */
	itemIndex?: number;
	/** The secrets in the item's fields, which no error repeats. */
	secrets?: readonly string[];
	/** The names of the node's fields that hold secrets. */
	secretNames?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Turns whatever went wrong with one item into n8n's error, with the item and the next step.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/error-handling/
 */
export function toNodeError(error: unknown, from: INode, place: ErrorPlace = {}): NodeError {
	const nodeError = explained(error, from, place);
	return isTool(from) ? inOneMessage(nodeError) : nodeError;
}

/** The error with its next step in the message, for whoever is told nothing else of it. */
export function inOneMessage(nodeError: NodeError): NodeError {
	const { message, description } = nodeError;
	if (description) nodeError.message = `${message}. ${description}`;
	return nodeError;
}

/** Whether an AI agent uses the node. It is told the message of an error, and nothing else of it. */
function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

function explained(error: unknown, from: INode, place: ErrorPlace): NodeError {
	const { itemIndex } = place;
	const node = withoutSecrets(from, place.secretNames ?? NONE);
	if (error instanceof BoxError) return fromBox(error, node, place);
	if (isExplained(error)) {
		const { message, description } = error;
		return new NodeOperationError(node, message, { itemIndex, description, level: 'warning' });
	}
	if (isNodeError(error)) {
		// n8n would hand the original back from a new one, so it is completed in place.
		error.context.itemIndex ??= itemIndex;
		Object.assign(error, { node });
		return error;
	}
	const cause = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(node, cause, { itemIndex });
}

/** Whether an error says in the user's words what happened, and what to do. */
function isExplained(error: unknown): error is InputError | CredentialError | StorageError {
	return [InputError, CredentialError, StorageError].some((type) => error instanceof type);
}

function fromBox(error: BoxError, node: INode, place: ErrorPlace): NodeApiError {
	const { itemIndex, secrets } = place;
	const { message: told, remedy } = explain(error, { ...place, withKey: hasKey(node) });
	const message = said(withoutWords(told, secrets));
	const answered = said(withoutWords(error.message, secrets));
	const request = error.requestId ? ` (request ID ${error.requestId})` : '';
	const answer: NodeJson = {
		message,
		status: error.status,
		code: error.code,
		...(error.requestId ? { requestId: error.requestId } : {}),
	};
	const nodeError = new NodeApiError(node, answer, {
		message,
		description: `${remedy} ${answered}${request}.`,
		httpCode: error.status > 0 ? String(error.status) : undefined,
		itemIndex,
		level: 'warning',
	});
	// n8n replaces messages that mention a network code by general ones; ours says more.
	nodeError.message = message;
	// Without a status n8n takes our code for one.
	if (error.status === 0) nodeError.httpCode = null;
	nodeError.context.data = answer;
	return nodeError;
}

/** Not `instanceof`: a linked package resolves its own copy of n8n-workflow. */
function isNodeError(error: unknown): error is NodeError {
	return (
		error instanceof Error &&
		['NodeApiError', 'NodeOperationError'].includes(error.name) &&
		'context' in error
	);
}
