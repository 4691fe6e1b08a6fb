import type { IExecuteResponsePromiseData, IRun } from 'n8n-workflow';

import { isObject, objectAt } from '../client/json';
import type { ExecutionEnd } from '../events/executionEnd';

/** n8n's message if the worker that ran an execution has died. */
const STALLED = /failed to be processed too many times|stalled/i;

/** How a run ended. n8n gives none if it refused to start one. */
export function endOfRun(run: IRun | undefined): ExecutionEnd {
	if (!run) return 'refused';
	const error: unknown = run.data?.resultData?.error;
	switch (run.status) {
		case 'success':
			return 'succeeded';
		case 'waiting':
			return 'waiting';
		case 'crashed':
			return 'cutOff';
		case 'canceled':
			return endOfError(error) ?? 'canceled';
		case 'new':
		case 'running':
			return 'unknown';
		default:
			if (!error) return 'succeeded';
			return STALLED.test(textOf(error)) ? 'cutOff' : (endOfError(error) ?? 'failed');
	}
}

/**
 * How an execution ended, by the error that n8n gives instead of a run. `undefined` if it says nothing
 * of an end: then it could not be started. By texts: a linked package resolves its own copy of n8n's
 * classes.
 */
export function endOfError(error: unknown): ExecutionEnd | undefined {
	const text = textOf(error);
	// It ended before n8n looked for it: something about the workflow is wrong.
	if (/ExecutionNotFound/.test(text)) return 'failed';
	if (!/cancelled|canceled/i.test(text)) return undefined;
	if (/shutdown|shutting down/i.test(text)) return 'cutOff';
	return /time(d )?out/i.test(text) ? 'failed' : 'canceled';
}

/**
 * How an execution ended, by what n8n gives as its response. In queue mode the main process may miss
 * the end, but not this message of the worker. `undefined` if it is the response of a node.
 */
export function endOfResponse(response: IExecuteResponsePromiseData): ExecutionEnd | undefined {
	if (!isObject(response)) return undefined;
	const keys = Object.keys(response);
	if (keys.length === 0) return 'succeeded';
	const { message } = objectAt(response.body);
	const isFailure = message === 'Workflow execution failed' && !keys.includes('headers');
	return isFailure ? 'failed' : undefined;
}

/** The name, class, reason and message of an error. */
function textOf(error: unknown): string {
	if (!isObject(error)) return '';
	const { name, message, reason } = error;
	const kind: unknown = error.constructor?.name;
	return [name, kind, reason, message].filter((part) => typeof part === 'string').join(' ');
}
