import type { FastifyInstance } from 'fastify';

import type { Context } from '../server/context';
import { isFaulty } from '../server/faultHooks';
import { exchangeOf } from './exchange';
import { noteViolations } from './journal';

/** Checks every exchange, but for those that an ordered fault has spoilt. */
export function validateExchanges(app: FastifyInstance, { validator, violations }: Context): void {
	if (!validator) return;
	app.addHook('onSend', async (request, reply, payload) => {
		if (isFaulty(request)) return payload;
		const answer = typeof payload === 'string' ? payload : '';
		const exchange = exchangeOf(request, reply, answer);
		const found = exchange ? validator.check(exchange) : [];
		violations.push(...found);
		noteViolations(found);
		return payload;
	});
}
