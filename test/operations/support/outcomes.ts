import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { NodeRun } from '../../support/engine';
import type { TestBox } from './box';

/** The JSON of the one output item of the one input item; fails the test if there is no such item. */
export function only(run: NodeRun): INodeExecutionData['json'] {
	if (run.error) throw run.error;
	expect(run.items).toEqual([expect.objectContaining({ pairedItem: { item: 0 } })]);
	return run.json[0] ?? {};
}

/** What n8n stores of an error that Box answered with: for `toMatchObject`. */
export function boxError(status: number, message: string) {
	return { name: 'NodeApiError', httpCode: String(status), message, context: { itemIndex: 0 } };
}

/**
 * Tests that input is refused in these words, and that nothing is sent to Box then.
 *
 * @param cases parameters, and the error's message for them
 */
export function refuses(
	box: TestBox,
	run: (parameters: INodeParameters) => Promise<NodeRun>,
	cases: Array<[parameters: INodeParameters, message: string]>,
): void {
	test.each(cases)('%j is refused before anything is sent', async (parameters, message) => {
		const { error } = await run(parameters);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message,
			context: { itemIndex: 0 },
		});
		expect(box.calls()).toEqual([]);
	});
}
