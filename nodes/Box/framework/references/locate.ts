import type { BoxClient } from '../../client/boxClient';
import type { ItemType } from '../../client/types';
import { InputError } from '../errors/inputError';
import { quote } from '../errors/quote';
import { withContext } from '../errors/withContext';
import { Chosen, oneOf, type Entity } from './entity';
import { openLink } from './openLink';
import { resolvePath } from './paths';
import type { Reference } from './reference';

/** Where a reference is looked up, and for which field. */
interface LookUp {
	box: BoxClient;
	/** The field's display name. */
	field: string;
	/** Opens the shared link that the reference is. */
	password?: string;
}

/**
 * Looks up what a reference names. A plain ID costs no request.
 *
 * @throws InputError if there is no such thing, or Box's error if it cannot be looked up
 */
export async function locate<Type extends string>(
	reference: Reference,
	entity: Entity<Type>,
	{ box, field, password }: LookUp,
): Promise<Chosen<Type>> {
	const { type } = entity;
	switch (reference.kind) {
		case 'id': {
			const { id, sharedLink } = reference;
			if (!sharedLink) return new Chosen(type, id, box);
			return new Chosen(type, id, box.with({ sharedLink: { url: sharedLink, password } }), true);
		}
		case 'sharedLink': {
			const opened = await openLink(box, reference.sharedLink, entity, field, password);
			return new Chosen(type, opened.id, opened.box, true);
		}
		case 'path':
			// Only what stands in a folder has a path.
			return new Chosen(
				type,
				await resolvePath(box, reference.segments, type as ItemType, field),
				box,
			);
		case 'name':
			return new Chosen(type, await findByName(box, reference.name, entity, field), box);
	}
}

async function findByName(
	box: BoxClient,
	name: string,
	entity: Entity,
	field: string,
): Promise<string> {
	const id = await entity.name?.find(box, name).catch((error: unknown) => {
		throw withContext(error, `'${field}' was looked up by ${entity.name?.noun}.`);
	});
	if (id !== undefined) return id;
	throw new InputError(
		`'${field}' matches no ${entity.noun} that this account can see: ${quote(name)}`,
		`Check the ${entity.name?.noun}, or choose ${oneOf(entity)} from the list.`,
	);
}
