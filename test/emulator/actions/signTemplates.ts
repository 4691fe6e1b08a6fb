import { randomUUID } from 'node:crypto';

import type { Call } from '../state/box';
import type { Signer, SignTemplate } from '../state/sign';
import { SIGN_TEMPLATES } from '../state/sign';
import { findItem } from './find';

/** What a template is made of in Box's web app. */
interface NewTemplate {
	name: string;
	fileId: string;
	signers: Array<Partial<Signer>>;
	isLocked?: boolean;
}

/** Makes a template of Box Sign, for which there is no request. */
export function addSignTemplate(
	call: Call,
	{ name, fileId, signers, isLocked = false }: NewTemplate,
): SignTemplate {
	const { world } = call.box;
	const now = world.now();
	const file = findItem(call, 'file', fileId);
	const template: SignTemplate = {
		id: randomUUID(),
		createdBy: call.viewer.user.id,
		createdAt: now,
		modifiedAt: now,
		name,
		files: [file],
		folder: file.parent,
		isLocked,
		signers: signers.map((signer) => ({
			...{ email: '', role: 'signer', order: 1, is_in_person: false },
			...signer,
		})),
	};
	SIGN_TEMPLATES.of(world).set(template.id, template);
	return template;
}
