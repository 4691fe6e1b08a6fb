import type { FastifyInstance } from 'fastify';

import { findByMetadata } from '../actions/metadataQuery';
import { badRequest } from '../errors';
import { callOf, shapeContext } from '../server/auth';
import type { Context } from '../server/context';
import { bodyOf } from '../server/input';
import { itemShape } from '../shapes/item';
import { queriedFields } from '../shapes/metadata';
import { markerPage, positionOf } from '../shapes/page';
import { any, choice, id, integer, list, otherwise, record, required, text } from '../tables/kinds';
import { object, readValues } from '../tables/read';

const MOST = 100;

const BODY = {
	from: required(text({ min: 1 })),
	query: text(),
	query_params: record(any()),
	ancestor_folder_id: required(id()),
	order_by: list(
		object({
			field_key: required(text({ min: 1 })),
			direction: choice(['ASC', 'DESC', 'asc', 'desc']),
		}),
	),
	fields: otherwise(list(text({ min: 1 })), []),
	limit: otherwise(integer({ min: 0 }), MOST),
	marker: text(),
};

/** https://developer.box.com/reference/post-metadata-queries-execute-read/ */
export function metadataQueryRoutes(app: FastifyInstance, context: Context): void {
	app.post('/metadata_queries/execute_read', async (request, reply) => {
		const call = callOf(context, request);
		const { fields, limit, marker, ...query } = readValues(BODY, bodyOf(request));
		const start = marker ? positionOf(marker) : 0;
		if (start === undefined) throw badRequest('marker', 'Invalid marker');
		const plain = fields.filter((each) => !each.startsWith('metadata.'));
		const page = markerPage(findByMetadata(call, query), start, Math.min(limit, MOST), (item) => {
			const look = shapeContext(call);
			// Without fields, an item has no more than the base set.
			const shape = itemShape(item, look, ['id', ...plain]);
			const metadata = queriedFields(item, look, fields);
			return Object.keys(metadata).length > 0 ? { ...shape, metadata } : shape;
		});
		return reply.code(200).send(page);
	});
}
