import {
	boxError,
	byId,
	byPath,
	collaborate,
	fromList,
	only,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator, folder }) => {
	await run({ collaboration: byId(collaborate(emulator, folder)) });
};

const box = useBox();
const get = box.operation('collaboration', 'get');

const shared = () => collaborate(box.emulator, box.emulator.addFolder({ name: 'Reports' }).id);

test('who has which access to what', async () => {
	const id = shared();
	expect(only(await get({ collaboration: fromList(id) }))).toMatchObject({
		type: 'collaboration',
		id,
		accessible_by: { id: box.emulator.users.colleague.id },
		item: { name: 'Reports' },
		role: 'viewer',
		status: 'accepted',
	});
});

test('the fields that are asked for', async () => {
	const id = shared();
	const options = { fields: 'can_view_path' };
	expect(only(await get({ collaboration: byId(id), options }))).toEqual({
		type: 'collaboration',
		id,
		can_view_path: false,
	});
});

test('what the list was of makes no difference, and costs no request', async () => {
	const id = shared();
	box.emulator.clearRequests();
	const file = byPath('/gone.txt');
	expect(only(await get({ file, collaboration: byId(id) }))).toMatchObject({ id });
	expect(box.calls()).toEqual([`GET /2.0/collaborations/${id}`]);
});

test('a collaboration that is not there, or not for this account', async () => {
	const missing =
		"Box knows no such collaboration, or this account may not see it ('Collaboration'";
	const { error } = await get({ collaboration: byId('404') });
	expect(error).toMatchObject(boxError(404, `${missing}, ID 404)`));
	const id = shared();
	const credential = box.as(box.emulator.users.outsider.id);
	const other = await get({ collaboration: byId(id) }, { credential });
	expect(other.error).toMatchObject(boxError(404, `${missing}, ID ${id})`));
});

refuses(box, get, [
	[{}, "'Collaboration' is empty"],
	[{ collaboration: byId('Ann') }, "'Collaboration' is not the ID of a collaboration: 'Ann'"],
	[
		{ collaboration: byId('12'), folder: byId('={{ $json.gone }}'), collaborationsOf: 'folder' },
		"'Folder' is empty: its expression {{ $json.gone }} gives nothing",
	],
]);
