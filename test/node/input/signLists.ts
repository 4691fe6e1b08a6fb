import { useBox } from '../../operations/support';
import { searchList } from '../../support/engine';

const box = useBox();

const list = async (method: string, filter?: string, paginationToken?: string) =>
	await searchList({ method, credential: box.credential, filter, paginationToken });

const fileId = (name = 'Contracts') =>
	box.emulator.addFile({
		name: 'contract.pdf',
		content: 'x',
		parentId: box.emulator.addFolder({ name }).id,
	}).id;

const signers = [{ email: 'ann@example.com' }];

test('sign requests by name and status', async () => {
	const id = fileId();
	const one = box.emulator.addSignRequest({ fileId: id, signers, name: 'Contract of Ann' });
	const two = box.emulator.addSignRequest({ fileId: id, signers, name: 'Contract of Ben' });
	two.status = 'signed';
	expect((await list('searchSignRequests')).results).toEqual([
		{ name: 'Contract of Ann.pdf (converting)', value: one.id },
		{ name: 'Contract of Ben.pdf (signed)', value: two.id },
	]);
	const found = await list('searchSignRequests', 'SIGNED');
	expect(found.results).toEqual([{ name: 'Contract of Ben.pdf (signed)', value: two.id }]);
});

test('sign templates by name', async () => {
	const template = { fileId: fileId(), signers: [{ role: 'signer' as const }] };
	const { id } = box.emulator.addSignTemplate({ name: 'Contract', ...template });
	box.emulator.addSignTemplate({ name: 'Offer', ...template });
	const { results } = await list('searchSignTemplates', 'contr');
	expect(results).toEqual([{ name: 'Contract', value: id }]);
});

test('on the next page, if the first has nothing that fits', async () => {
	box.emulator.addSignTemplate({ name: 'Filler', fileId: fileId(), signers: [{}] });
	const { id } = box.emulator.addSignTemplate({
		name: 'Wanted',
		fileId: fileId('Offers'),
		signers: [{}],
	});
	const entry = { type: 'sign-template', id: 'ab-12', name: 'Other' };
	// Markers of the emulator are positions: the page that follows is its own, without the first.
	const next_marker = Buffer.from('after:1').toString('base64url');
	const body = { entries: [entry], limit: 1000, next_marker };
	box.emulator.faults.add({ path: '/2.0/sign_templates', status: 200, body });
	const { results } = await list('searchSignTemplates', 'want');
	expect(results).toEqual([{ name: 'Wanted', value: id }]);
});
