import type { FastifyInstance } from 'fastify';

import { needAdministrator } from '../actions/users';
import { notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import { configurationOf } from '../state/configuration';
import { choice, required, text } from '../tables/kinds';
import { readQuery, refuseVersion } from '../tables/read';
import type { ById } from './params';

const QUERY = { categories: required(text({ min: 1 })) };
const CATEGORY = choice(['security', 'content_and_sharing', 'user_settings', 'shield']);
/** Settings that are lists of things rather than values. */
const LISTS = new Set(['enterprise_feature_settings', 'shield_rules']);

/** Each setting with its value, and whether there is one. */
function shown(settings: object) {
	const entries = Object.entries(settings).map(([key, value]: [string, unknown]) => [
		key,
		LISTS.has(key) ? value : { is_used: value !== null, value },
	]);
	return Object.fromEntries(entries) as object;
}

/** https://developer.box.com/reference/v2025.0/get-enterprise-configurations-id/ */
export function enterpriseConfigurationRoutes(app: FastifyInstance, context: Context): void {
	const options = { config: { scope: 'manage_enterprise_properties' } };
	app.get<ById>('/enterprise_configurations/:id', options, async (request) => {
		const call = callOf(context, request);
		refuseVersion(request, '2025.0');
		const { id } = request.params;
		needAdministrator(call);
		if (id !== call.viewer.user.enterpriseId) throw notFound(id, 'enterprise');
		const { values } = readQuery(request, QUERY, []);
		const wanted = values.categories.split(',').map((each) => CATEGORY.read(each, 'categories'));
		const configuration = configurationOf(call.box.world, id);
		// Box answers so if Shield is turned off.
		if (wanted.includes('shield') && !configuration.shield) throw notFound('shield', 'categories');
		const part = (category: (typeof wanted)[number]) =>
			wanted.includes(category) ? shown(configuration[category] ?? {}) : null;
		return {
			id,
			type: 'enterprise_configuration',
			security: part('security'),
			content_and_sharing: part('content_and_sharing'),
			user_settings: part('user_settings'),
			shield: part('shield'),
		};
	});
}
