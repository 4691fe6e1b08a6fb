import { withoutSecrets } from '../../../nodes/Box/framework/errors/blankSecrets';

test('passwords are taken out, wherever they are, and all else stays', () => {
	const node = {
		id: 'box',
		name: 'Box',
		type: 'n8n-nodes-box.box',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {
			item: { __rl: true as const, mode: 'id', value: '12' },
			fields: ['a', 'b'],
			options: { password: 'secret', sharedLinkPassword: 'secret', passwordHint: 'none' },
			more: { password: '' },
			rows: { links: [{ name: 'a', password: 'secret' }] },
		},
	};
	const copy = withoutSecrets(node, new Set(['password', 'sharedLinkPassword']));
	expect(copy).toEqual({
		...node,
		parameters: {
			...node.parameters,
			options: { password: '***', sharedLinkPassword: '***', passwordHint: 'none' },
			rows: { links: [{ name: 'a', password: '***' }] },
		},
	});
	expect(node.parameters.options.password).toBe('secret');
});
