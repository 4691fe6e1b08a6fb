import { findItem } from '../actions/find';
import { BoxProblem, badRequest } from '../errors';
import { byMarker } from '../server/paging';
import type { Call } from '../state/box';
import type { Row } from '../state/table';
import { Table } from '../state/table';
import { listing } from '../tables/declaration';
import type { Values } from '../tables/kinds';
import { choice, id, list, optional, required, text } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { creator } from '../tables/rights';
import { MADE } from '../tables/shape';

/** https://developer.box.com/guides/webhooks/triggers/ */
const FILE_TRIGGERS = [
	...events('FILE', 'PREVIEWED DOWNLOADED TRASHED DELETED RESTORED COPIED MOVED'),
	...events('FILE', 'LOCKED UNLOCKED RENAMED'),
	...events('COMMENT', 'CREATED UPDATED DELETED'),
	...events('TASK_ASSIGNMENT', 'CREATED UPDATED'),
	...events('METADATA_INSTANCE', 'CREATED UPDATED DELETED'),
	...events('SHARED_LINK', 'CREATED UPDATED DELETED'),
	...events('SIGN_REQUEST', 'COMPLETED DECLINED EXPIRED SIGNER_EMAIL_BOUNCED'),
	...events('SIGN_REQUEST', 'SIGN_SIGNER_SIGNED SIGN_DOCUMENT_CREATED SIGN_ERROR_FINALIZING'),
	...events('WEBHOOK', 'DELETED'),
];
const TRIGGERS = [
	...FILE_TRIGGERS,
	...events('FILE', 'UPLOADED'),
	...events('FOLDER', 'CREATED RENAMED DOWNLOADED RESTORED DELETED COPIED MOVED TRASHED'),
	...events('COLLABORATION', 'CREATED ACCEPTED REJECTED REMOVED UPDATED'),
];
const MOST = 1000;

function events(of: string, names: string): string[] {
	return names.split(' ').map((name) => `${of}.${name}`);
}

const ADDRESS =
	/^https:\/\/(?!([^/:?#]+\.)?box\.com([/:?#]|$))[^/:?#]+\.[^/:?#]+(:443)?([/?#].*)?$/;

const BODY = {
	target: required(object({ type: required(choice(['file', 'folder'])), id: required(id()) })),
	// Box calls public hosts only, on the port of https, and not itself.
	address: required(text({ pattern: ADDRESS })),
	triggers: required(list(choice(TRIGGERS), { min: 1 })),
};

/** A webhook, by Box's own keys. */
export type Webhook = Row & Values<typeof BODY>;

const WEBHOOKS = new Table<Webhook>();

/** 404 for a target the caller may not know of, 400 for one that cannot have these triggers. */
function checkTarget(call: Call, { target, triggers }: Pick<Webhook, 'target' | 'triggers'>): void {
	if (target.id === '0') throw badRequest('target.id', 'A root folder has no webhooks');
	findItem(call, target.type, target.id);
	const wrong = triggers.find((each) => target.type === 'file' && !FILE_TRIGGERS.includes(each));
	if (wrong !== undefined) throw badRequest('triggers', `A file has no trigger '${wrong}'`);
}

/** Which code Box has for one too many is not documented. */
function refuseMore(call: Call): void {
	const own = WEBHOOKS.filter(call.box.world, (each) => creator(call, each));
	if (own.length < MOST) return;
	const message = `An application has at most ${MOST} webhooks for a user`;
	throw new BoxProblem(403, 'operation_limit_exceeded', message);
}

/** Webhooks of version 2: https://developer.box.com/reference/resources/webhook/ */
export const webhooks = resource({
	type: 'webhook',
	table: WEBHOOKS,
	path: '/webhooks',
	scope: 'manage_webhook',
	fields: false,
	// A webhook ends with what it is on.
	sees: (call, webhook) => creator(call, webhook) && call.box.world.items.has(webhook.target.id),
	shape: { mini: ['target'], standard: [MADE, 'address', 'triggers'] },
	lists: [listing({ path: '/webhooks', paging: byMarker(), minis: true, rows: () => () => true })],
	create: {
		body: BODY,
		make: (call, values) => {
			refuseMore(call);
			checkTarget(call, values);
			return values;
		},
	},
	update: {
		body: optional(BODY),
		change: (call, webhook, values) => {
			checkTarget(call, { ...webhook, ...values });
			return values;
		},
	},
	remove: {},
	conflict: {
		key: ({ createdBy, target }) => `${createdBy}/${target.type}/${target.id}`,
		name: 'target',
		message: 'There is a webhook of this application and user on the target already',
	},
});
