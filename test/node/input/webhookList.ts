import type { INodeListSearchResult } from 'n8n-workflow';

import { useBox } from '../../operations/support';
import { searchList } from '../../support/engine';

const box = useBox();

const list = async (filter?: string, paginationToken?: string) =>
	await searchList({
		method: 'searchWebhooks',
		credential: box.credential,
		filter,
		paginationToken,
	});

const namesOf = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

function add(name: string, address: string) {
	const { id } = box.emulator.addFolder({ name });
	return box.emulator.addWebhook({ itemType: 'folder', itemId: id, address });
}

test('webhooks by the name of their target and the address, without what may be secret', async () => {
	const { id } = add('Inbox', 'https://example.com/one?token=Secret-1');
	const file = box.emulator.addFile({ name: 'a.txt', content: 'x' });
	box.emulator.addWebhook({ itemType: 'file', itemId: file.id });
	expect((await list()).results).toEqual([
		{ name: 'Inbox (folder): https://example.com/one', value: id },
		{ name: 'a.txt (file): https://example.com/hook', value: expect.any(String) },
	]);
	expect(namesOf(await list('A.TXT'))).toEqual(['a.txt (file): https://example.com/hook']);
	expect(namesOf(await list('/one'))).toEqual(['Inbox (folder): https://example.com/one']);
});

test('page by page, and through pages without a match', async () => {
	for (let number = 1; number <= 27; number++) {
		add(`Folder ${number}`, `https://example.com/${number}`);
	}
	const first = await list();
	expect(first.results).toHaveLength(25);
	expect((await list('', String(first.paginationToken))).results).toHaveLength(2);
	expect(namesOf(await list('folder 27'))).toEqual(['Folder 27 (folder): https://example.com/27']);
});

test('a target in the trash goes by its ID', async () => {
	const { target } = add('Inbox', 'https://example.com/one');
	const headers = { Authorization: `Bearer ${box.emulator.connect().access_token}` };
	await fetch(`${box.emulator.url}/2.0/folders/${target.id}`, { method: 'DELETE', headers });
	expect(namesOf(await list())).toEqual([`ID ${target.id} (folder): https://example.com/one`]);
});

test('one that was deleted meanwhile', async () => {
	const { id } = add('Inbox', 'https://example.com/one');
	const body = { type: 'error', status: 404, code: 'not_found', message: 'Not Found' };
	box.emulator.faults.add({ path: `/2.0/webhooks/${id}`, status: 404, body });
	expect(namesOf(await list())).toEqual(['Inbox (folder): unknown address']);
});

test('a failure of Box is no shorter list', async () => {
	const { id } = add('Inbox', 'https://example.com/one');
	const body = { type: 'error', status: 400, code: 'bad_request', message: 'Bad Request' };
	box.emulator.faults.add({ path: `/2.0/webhooks/${id}`, status: 400, body });
	await expect(list()).rejects.toMatchObject({ httpCode: '400' });
});
