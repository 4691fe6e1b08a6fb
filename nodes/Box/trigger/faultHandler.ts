import type { ITriggerFunctions } from 'n8n-workflow';

import type { Timing } from '../client/http/timing';
import type { StreamPart } from '../events/eventSource';
import { FaultReporter } from '../events/faultReporter';
import { toNodeError } from '../framework/errors/errors';
import { explainNoLongPoll, messageOf } from './explanations';
import { isPermanent, MissingRightError } from './faults';

type FaultContext = Pick<
	ITriggerFunctions,
	'getNode' | 'getWorkflow' | 'logger' | 'saveFailedExecution'
>;

/** What is done about a fault: a line in n8n's log, and a failed execution if the user has to know. */
export class FaultHandler {
	private readonly reporter: FaultReporter;

	constructor(
		private readonly context: FaultContext,
		timing: Pick<Timing, 'now'>,
	) {
		this.reporter = new FaultReporter(timing, (error) => this.report(error));
	}

	/** A fault of any kind. */
	failed(error: unknown): void {
		this.log(error);
		this.reporter.failed(error, {
			isPermanent: isPermanent(error),
			isReportedOnce: error instanceof MissingRightError,
		});
	}

	/** A fault that the stream retries, whatever it is: reported only if it goes on for long. */
	failedTransiently(error: unknown, part: StreamPart): void {
		this.log(error);
		this.reporter.failed(part === 'realtime' ? explainNoLongPoll(error) : error, { part });
	}

	/** Something that single events need was given up. */
	gaveUp(explanation: unknown): void {
		this.reporter.failed(explanation, { isPermanent: true });
	}

	/** Box answered. */
	recovered(part: StreamPart): void {
		this.reporter.recovered(part);
	}

	log(error: unknown): void {
		const message = messageOf(error);
		if (!this.reporter.shouldLog(message)) return;
		this.context.logger.warn(`Box Trigger: ${message}. Retrying.`, this.labels);
	}

	info(message: string): void {
		this.context.logger.info(`Box Trigger: ${message}`, this.labels);
	}

	/** Shows a failed execution, and runs the error workflow, while the trigger stays active. */
	report(error: unknown): void {
		const { context } = this;
		// Older versions of n8n do not have it.
		if (typeof context.saveFailedExecution !== 'function') return;
		context.saveFailedExecution(toNodeError(error, context.getNode()));
	}

	private get labels() {
		return { workflowId: this.context.getWorkflow().id, nodeName: this.context.getNode().name };
	}
}
