import { enterpriseSource } from '../actions/emit';
import { hasDocuments, pdfName, prepareSigning } from '../actions/sign';
import { cancelSigning, convert, resendEmails } from '../actions/signRequests';
import { badRequest } from '../errors';
import { byMarker } from '../server/paging';
import { SIGNING } from '../shapes/signRequest';
import { roleAllows } from '../state/access';
import type { Call } from '../state/box';
import type { File } from '../state/model';
import type { SignRequest } from '../state/signRequests';
import { SIGN_REQUESTS } from '../state/signRequests';
import type { Params } from '../tables/declaration';
import { action, listing } from '../tables/declaration';
import type { Kind } from '../tables/kinds';
import { flag, otherwise, text } from '../tables/kinds';
import { object } from '../tables/read';
import { resource } from '../tables/resource';
import { creator } from '../tables/rights';
import { BODY, SETTINGS, type Settings } from './signRequestBody';

const path = '/sign_requests/:id';

const rowOf = ({ box }: Call, { id = '' }: Params) => SIGN_REQUESTS.of(box.world).get(id);

/** Box converts the documents meanwhile: who reads the request next finds it further on. */
function read(call: Call, params: Params): SignRequest | undefined {
	const row = rowOf(call, params);
	if (row) convert(call, row);
	return row;
}

/** Whoever may see a document that is signed. */
const sharesDocument = ({ box, viewer }: Call, { files }: SignRequest) =>
	files.some((file) => roleAllows(box.world.roleFor(viewer, file), 'see'));

/** A body that may be missing. */
const maybe = <T>(of: Kind<T>): Kind<T | undefined> => ({
	...of,
	read: (value, name) => (value === undefined || value === null ? undefined : of.read(value, name)),
	otherwise: undefined,
	empty: undefined,
});

/** https://developer.box.com/reference/resources/sign-request/ */
export const signRequests = resource({
	type: 'sign-request',
	table: SIGN_REQUESTS,
	path: '/sign_requests',
	scope: 'sign_requests.readwrite',
	uuids: true,
	fields: false,
	at: { path, find: read },
	sees: (call, row) => hasDocuments(call, row) && (creator(call, row) || sharesDocument(call, row)),
	shape: { standard: [...(Object.keys(SETTINGS) as Array<keyof Settings>), SIGNING] },
	lists: [
		listing({
			path: '/sign_requests',
			paging: byMarker(),
			query: { senders: text(), shared_requests: otherwise(flag(), false) },
			rows: (call, { senders, shared_requests: isShared }) => {
				if (senders && !isShared) {
					throw badRequest('senders', 'shared_requests has to be true with senders');
				}
				const wanted = senders?.toLowerCase().split(',');
				const isOf = ({ createdBy }: SignRequest) =>
					wanted?.includes(call.box.world.user(createdBy).login.toLowerCase()) ?? true;
				return (row: SignRequest) => creator(call, row) !== isShared && isOf(row);
			},
		}),
	],
	create: {
		body: BODY,
		make: (call, { signers, source_files, parent_folder, ...settings }) => {
			const { name: given, prefill_tags: tags, template_id } = settings;
			const name = given && pdfName(given);
			for (const { document_tag_id: _, ...values } of tags) {
				const count = Object.keys(values).length;
				if (count !== 1) throw badRequest('prefill_tags', 'A tag has one value');
			}
			const asked = { name, signers, source_files, parent_folder, template_id };
			const signing = prepareSigning(call, asked);
			return { ...settings, name: name ?? signing.sources[0]?.name, ...signing };
		},
	},
	actions: [
		action({
			method: 'POST',
			path: `${path}/cancel`,
			find: rowOf,
			right: creator,
			body: maybe(object({ reason: text() })),
			run: cancelSigning,
			event: { enterprise: 'SIGN_DOCUMENT_CANCELLED' },
		}),
		action({
			method: 'POST',
			path: `${path}/resend`,
			find: rowOf,
			status: 202,
			empty: true,
			right: creator,
			run: resendEmails,
		}),
	],
	events: {
		create: { enterprise: 'SIGN_DOCUMENT_CREATED' },
		source: (call, { files }) => enterpriseSource(files[0] as File, call),
		details: (_call, { id }) => ({ sign_request_id: id }),
	},
});
