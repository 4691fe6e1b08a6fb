import {
	boxError,
	byId,
	byPath,
	collaborate,
	invite,
	only,
	refuses,
	useBox,
	type Sample,
} from '../support';

export const sample: Sample = async ({ run, emulator, folder, archive }) => {
	await run({
		collaboration: byId(collaborate(emulator, folder)),
		updateFields: { role: 'editor' },
	});
	const handedOver = byId(collaborate(emulator, archive));
	await run({ collaboration: handedOver, updateFields: { role: 'owner' } });
};

const box = useBox();
const update = box.operation('collaboration', 'update');

function shared(): { collaboration: ReturnType<typeof byId> } {
	const folder = box.emulator.addFolder({ name: 'Reports' });
	const collaboration = byId(collaborate(box.emulator, folder.id));
	box.emulator.clearRequests();
	return { collaboration };
}

const asColleague = () => ({ credential: box.as(box.emulator.users.colleague.id) });

test('the role', async () => {
	const updateFields = { role: 'previewer uploader' };
	expect(only(await update({ ...shared(), updateFields }))).toMatchObject({
		type: 'collaboration',
		role: 'previewer uploader',
	});
});

test('when it ends, and that it does not', async () => {
	const parameters = shared();
	const changed = async (updateFields: { expiresAt: string }) =>
		only(await update({ ...parameters, updateFields }));
	expect(await changed({ expiresAt: '2040-01-31T09:00:00Z' })).toMatchObject({
		expires_at: expect.stringMatching(/^2040-01-31/),
		role: 'viewer',
	});
	expect(await changed({ expiresAt: '' })).toMatchObject({ expires_at: null });
});

test('whether the path is visible', async () => {
	const parameters = shared();
	only(await update({ ...parameters, updateFields: { canViewPath: true } }));
	const options = { fields: 'can_view_path' };
	expect(only(await box.run('collaboration', 'get', { ...parameters, options }))).toMatchObject({
		can_view_path: true,
	});
});

test('a new owner, whose co-owner the old one becomes', async () => {
	const { emulator } = box;
	const parameters = shared();
	expect(only(await update({ ...parameters, updateFields: { role: 'owner' } }))).toEqual({
		success: true,
	});
	expect(only(await box.run('folder', 'get', { folder: byPath('/Reports') }))).toMatchObject({
		owner: emulator.users.colleague.login,
	});
	const { error } = await box.run('collaboration', 'get', parameters);
	expect(error).toMatchObject({ httpCode: '404' });
});

test('a new owner who has another folder of that name', async () => {
	box.emulator.addFolder({ name: 'reports', as: box.emulator.users.colleague.id });
	const { error } = await update({ ...shared(), updateFields: { role: 'owner' } });
	expect(error).toMatchObject({ httpCode: '409' });
	expect(error?.description).toContain(
		'Rename the file or folder first: the new owner has another of that name.',
	);
});

test.each(['accepted', 'rejected'])('an invitation is %s, once', async (status) => {
	const id = invite(box.emulator, box.emulator.addFolder({ name: 'Reports' }).id);
	const parameters = { collaboration: byId(id), updateFields: { status } };
	expect(only(await update(parameters, asColleague()))).toMatchObject({ id, status });
	const { error } = await update(parameters, asColleague());
	expect(error).toMatchObject(
		boxError(400, `The invitation is not pending any more ('Collaboration', ID ${id})`),
	);
});

test('an invitation of somebody else', async () => {
	const id = invite(box.emulator, box.emulator.addFolder({ name: 'Reports' }).id);
	const { error } = await update({ collaboration: byId(id), updateFields: { status: 'accepted' } });
	expect(error).toMatchObject({ httpCode: '403' });
	expect(error?.description).toContain('only who was invited can answer');
});

test('an account that may not change it', async () => {
	const parameters = { ...shared(), updateFields: { role: 'editor' } };
	const { error } = await update(parameters, asColleague());
	const { value } = parameters.collaboration;
	expect(error).toMatchObject(
		boxError(
			403,
			`The connected account may not change the collaboration so ('Collaboration', ID ${value})`,
		),
	);
});

test('a visible path of a file', async () => {
	const file = box.emulator.addFile({ name: 'a.txt', content: '' });
	const userId = box.emulator.users.colleague.id;
	const item = { itemType: 'file', itemId: file.id } as const;
	const { id } = box.emulator.addCollaboration({ ...item, userId, role: 'editor' });
	const { error } = await update({
		collaboration: byId(id),
		updateFields: { canViewPath: true },
	});
	expect(error?.message).toContain("'can_view_path' is for folders only");
});

const given = { collaboration: byId('12') };

refuses(box, update, [
	[{ updateFields: { role: 'viewer' } }, "'Collaboration' is empty"],
	[given, "'Update Fields' is empty"],
	[
		{ ...given, updateFields: { role: 'owner', canViewPath: false } },
		"'Role' does not go with other changes if it is 'Owner'",
	],
	[{ ...given, updateFields: { expiresAt: 'soon' } }, "'Expires At' is not a date and time"],
	[
		{ ...given, updateFields: { status: '={{ "pending" }}' } },
		"'Answer to Invitation' is none of accepted, rejected",
	],
]);
