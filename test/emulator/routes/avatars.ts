import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { findUser, needAdministrator } from '../actions/users';
import { badRequest, missing, notFound } from '../errors';
import { callOf } from '../server/auth';
import type { Context } from '../server/context';
import type { Avatar } from '../state/avatars';
import { AVATARS } from '../state/avatars';
import type { Call } from '../state/box';
import type { User } from '../state/model';
import type { ById } from './params';

const MOST_BYTES = 1024 * 1024;
/** The file extensions that Box takes, and how such pictures begin. */
const PICTURES: ReadonlyArray<{ extension: RegExp; begins: string; mediaType: string }> = [
	{ extension: /\.png$/i, begins: '89504e470d0a1a0a', mediaType: 'image/png' },
	{ extension: /\.jpe?g$/i, begins: 'ffd8ff', mediaType: 'image/jpeg' },
];

/** Users change their own picture, administrators everybody's. */
function changeable(call: Call, id: string): User {
	const user = findUser(call, id);
	if (user.id !== call.viewer.user.id) needAdministrator(call);
	return user;
}

/** The picture in the body: at most 1 MB, in a file whose name says what it is. */
async function readPicture(
	request: FastifyRequest,
): Promise<Pick<Avatar, 'picture' | 'mediaType'>> {
	const part: MultipartFile | undefined = await request.file();
	if (part?.fieldname !== 'pic') throw missing('pic');
	const picture = await part.toBuffer();
	const kind = PICTURES.find(({ extension }) => extension.test(part.filename));
	if (!kind) throw badRequest('pic', 'The file must be a .jpg, .jpeg or .png');
	if (!picture.toString('hex').startsWith(kind.begins)) {
		throw badRequest('pic', `The file is no ${kind.mediaType}`);
	}
	if (picture.length > MOST_BYTES) throw badRequest('pic', 'The picture is larger than 1 MB');
	return { picture, mediaType: kind.mediaType };
}

function avatarOf({ box }: Call, { id }: User): Avatar | undefined {
	return AVATARS.filter(box.world, ({ userId }) => userId === id)[0];
}

function existing(call: Call, user: User): Avatar {
	const found = avatarOf(call, user);
	if (!found) throw notFound(user.id, 'avatar');
	return found;
}

function save(call: Call, user: User, picture: Pick<Avatar, 'picture' | 'mediaType'>): void {
	const { box, viewer } = call;
	const now = box.world.now();
	const { id, createdAt } = avatarOf(call, user) ?? { id: box.world.nextId(), createdAt: now };
	const row = { id, userId: user.id, createdBy: viewer.user.id, createdAt, modifiedAt: now };
	AVATARS.of(box.world).set(id, { ...row, ...picture });
}

/** https://developer.box.com/reference/resources/user-avatar/ */
export function avatarRoutes(app: FastifyInstance, context: Context): void {
	const path = '/users/:id/avatar';
	// Whoever sees a user may see the picture of that user.
	const options = { config: { scope: 'root_readwrite' } };

	app.get<ById>(path, options, async (request, reply) => {
		const call = callOf(context, request);
		const { mediaType, picture } = existing(call, findUser(call, request.params.id));
		return reply.type(mediaType).send(picture);
	});

	app.post<ById>(path, options, async (request, reply) => {
		const call = callOf(context, request);
		const user = changeable(call, request.params.id);
		const picture = await readPicture(request);
		const isNew = avatarOf(call, user) === undefined;
		save(call, user, picture);
		const address = (size: string) => `${context.box.origin}/api/avatar/${size}/${user.id}`;
		const pic_urls = {
			small: address('small'),
			large: address('large'),
			preview: address('preview'),
		};
		return reply.code(isNew ? 201 : 200).send({ pic_urls });
	});

	app.delete<ById>(path, options, async (request, reply) => {
		const call = callOf(context, request);
		const user = changeable(call, request.params.id);
		AVATARS.of(call.box.world).delete(existing(call, user).id);
		return reply.code(204).send();
	});
}
