import type { INodeParameters } from 'n8n-workflow';

import { byId, items, useBox } from '../../operations/support';

const box = useBox();

const V = '={{ $json.v }}';

describe('a password that is written in an expression is in no error', () => {
	test.each([
		'={{ "Secret-1" + $json.none.pw }}',
		"={{ $json.none || undefined /* 'Secret-2' */ }}",
		'={{ $json.none && `Secret-3` }}',
		'=Secret-4{{ $json.pw.trim().none() }}',
		'=Secret-5{{ $json.none }}',
		'={{ $json.pw.toNumber() }}',
		'={{ new URL($json.pw) }}',
		'={{ (() => { throw new Error($json.pw) })() }}',
		'={{ "Secret-6" + $json }}',
		'=Secret-7{{ "Secret-8" }}{{ $json }}',
		'={{ [$json.pw] }}',
		'={{ "Secret-9" + $json.none }}',
		'={{ "Secret-\\"10" + $json.none }}',
		"={{ $('Elsewhere').item.json['Secret-11'] }}",
	])('%s', async (password) => {
		const parameters = { file: byId('12'), access: 'open', options: { password } };
		const input = items({ pw: 'Secret-0' });
		for (const continueOnFail of [false, true]) {
			const run = await box.run('sharedLink', 'create', parameters, { input, continueOnFail });
			const said = JSON.stringify([
				run.error,
				run.error?.message,
				run.error?.description,
				run.json,
			]);
			expect(said).toContain("'Password'");
			expect(said).not.toContain('Secret-');
		}
		expect(box.calls()).toEqual([]);
	});
});

describe('a password that Box repeats is in no error', () => {
	const repeating = {
		type: 'error',
		status: 400,
		code: 'bad_request',
		message: "Invalid value 'Secret-123' for password",
		context_info: {
			errors: [{ reason: 'invalid_parameter', name: 'password', message: "Not 'Secret-123'" }],
		},
		request_id: 'abc',
	};

	test.each<[string, string, INodeParameters]>([
		['sharedLink', 'create', { access: 'open', options: { password: V } }],
		[
			'file',
			'get',
			{ options: { sharedLink: 'https://app.box.com/s/abc', sharedLinkPassword: V } },
		],
	])('of %s %s', async (resource, operation, parameters) => {
		box.emulator.faults.add({ path: '/2.0/files', status: 400, body: repeating, times: 2 });
		for (const continueOnFail of [false, true]) {
			const input = items({ v: 'Secret-123' });
			const file = { file: byId('12'), ...parameters };
			const run = await box.run(resource, operation, file, { input, continueOnFail });
			const said = JSON.stringify([
				run.error,
				run.error?.message,
				run.error?.description,
				run.json,
			]);
			expect(said).toContain("Not '***'");
			expect(said).not.toContain('Secret-123');
		}
	});
});
