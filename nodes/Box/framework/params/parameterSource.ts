import type { IExecuteFunctions, ITriggerFunctions } from 'n8n-workflow';

import { CONCURRENCY } from '../requestOptions';

/** Where a node's parameters come from. A dotted name reaches into a collection. */
export interface ParameterSource {
	/** As the editor stored it: an expression begins with `=`. `null` if it is not set. */
	stored(name: string): unknown;
	/** As it evaluates. `null` if it is not set. */
	evaluated(name: string): unknown;
	/** What a piece of an expression gives, such as `{{ $json.id }}`. */
	evaluate(code: string): unknown;
	timeZone: string;
}

type ItemContext = Pick<
	IExecuteFunctions,
	'getNodeParameter' | 'evaluateExpression' | 'getTimezone'
>;

/** Options of the node as a whole, which are read at the first item. */
const OF_NODE = [CONCURRENCY];

// n8n throws for a parameter that is not set, unless it is given something else than undefined.
const NOT_SET = null;

/** What the editor stored, by the context of a run: it is the same for all of its items. */
const storedIn = new WeakMap<ItemContext, Map<string, unknown>>();

/** The parameters of an action node, for one input item. */
export function itemParameters(context: ItemContext, itemIndex: number): ParameterSource {
	const read = (name: string, rawExpressions: boolean): unknown => {
		const index = OF_NODE.includes(name) ? 0 : itemIndex;
		return context.getNodeParameter(name, index, NOT_SET, { rawExpressions });
	};
	const known = storedIn.get(context) ?? new Map<string, unknown>();
	storedIn.set(context, known);
	return {
		stored: (name) => {
			if (!known.has(name)) known.set(name, read(name, true));
			return known.get(name);
		},
		evaluated: (name) => read(name, false),
		evaluate: (code) => context.evaluateExpression(code, itemIndex),
		timeZone: context.getTimezone(),
	};
}

/** What a trigger's parameters are read from. */
export type TriggerParameters = Pick<ITriggerFunctions, 'getNodeParameter' | 'getTimezone'> & {
	// Every context of n8n has it; the type of a trigger's does not say so.
	evaluateExpression?(code: string): unknown;
};

/** The parameters of a trigger node. */
export function triggerParameters(context: TriggerParameters): ParameterSource {
	return {
		stored: (name) => context.getNodeParameter(name, NOT_SET, { rawExpressions: true }),
		evaluated: (name) => context.getNodeParameter(name, NOT_SET),
		evaluate: (code) => (context.evaluateExpression ? context.evaluateExpression(code) : ''),
		timeZone: context.getTimezone(),
	};
}
