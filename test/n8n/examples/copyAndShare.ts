import { choose, failures, fileAt, folderAt, isOpen, textOf } from './box';
import type { Example } from './types';

const NAME = 'minutes.txt';
const CONTENT = 'Minutes of the meeting';
const COPY = `/Shared copies/${NAME}`;

export const copyAndShare: Example = {
	file: 'copy-and-share-new-files.json',
	id: 'exampleCopyShare',
	starts: 'trigger',
	toTry: 'Copy and Share New Files: publish it, upload a file to /Inbox, and see its execution.',
	prepare(emulator) {
		const inbox = emulator.addFolder({ name: 'Inbox' });
		emulator.addFolder({ name: 'Shared copies' });
		emulator.addCollaboration({
			itemType: 'folder',
			itemId: inbox.id,
			userId: emulator.users.colleague.id,
			role: 'editor',
		});
	},
	choose(workflow, emulator) {
		choose(workflow, 'New File in Box', 'folder', folderAt(emulator, '/Inbox').id);
		choose(workflow, 'Upload Copy', 'parent', folderAt(emulator, '/Shared copies').id);
	},
	provoke(emulator) {
		emulator.addFile({
			name: NAME,
			parentId: folderAt(emulator, '/Inbox').id,
			content: CONTENT,
			as: emulator.users.colleague.id,
		});
	},
	problems(emulator) {
		const copy = fileAt(emulator, COPY);
		if (!copy) return [`There is no ${COPY}`];
		return failures([
			[textOf(emulator, copy) === CONTENT, `${COPY} says '${textOf(emulator, copy)}'`],
			[isOpen(copy), `${COPY} has no open shared link`],
		]);
	},
};
