import { StorageError } from '../../../nodes/Box/framework/errors/storageError';

const REMEDY = 'Check where n8n keeps binary data, then run the node again.';

test.each([
	[new Error('S3 is away\nat length'), `${REMEDY} S3 is away`],
	[{ message: 'an error of another realm' }, `${REMEDY} an error of another realm`],
	['a text', `${REMEDY} a text`],
	[undefined, REMEDY],
	[null, REMEDY],
	[{}, REMEDY],
	[new Error(), REMEDY],
	[{ message: 5 }, REMEDY],
])('says what n8n said, and nothing else: %o', (cause, description) => {
	expect(new StorageError(cause)).toMatchObject({
		message: 'n8n could not store the file',
		description,
	});
});
