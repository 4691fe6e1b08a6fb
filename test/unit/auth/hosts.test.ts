import { Workflow, type INode } from 'n8n-workflow';

import { hostExpression, type HostFieldName } from '../../../nodes/Box/auth/hostFields';
import { toHosts } from '../../../nodes/Box/auth/hosts';
import { createNodeTypes } from '../../support/engine/nodeTypes';
import { thrown } from '../framework/thrown';

const own = {
	apiUrl: 'https://api.box.com',
	uploadUrl: 'https://upload.box.com',
	accountUrl: 'https://account.box.com',
};

test("Box's own where nothing is entered", () => {
	expect(toHosts({})).toEqual(own);
	expect(toHosts({ apiUrl: '  ', uploadUrl: '' })).toEqual(own);
});

/** What is entered, and the host that is meant. */
const meant: Array<[HostFieldName, string, string]> = [
	['apiUrl', 'https://api.box.com', own.apiUrl],
	['apiUrl', 'https://api.box.com/2.0', own.apiUrl],
	['apiUrl', 'https://api.box.com/2.0/', own.apiUrl],
	['apiUrl', 'https://api.box.com/2.0/users/me?fields=id#x', own.apiUrl],
	['apiUrl', 'https://api.box.com/oauth2/token', own.apiUrl],
	['apiUrl', 'https://api.box.com:443//', own.apiUrl],
	['apiUrl', ' \tapi.box.com\n', own.apiUrl],
	['apiUrl', '//api.box.com', own.apiUrl],
	['apiUrl', 'api.box.com/2.0', own.apiUrl],
	['apiUrl', 'box.com', own.apiUrl],
	['apiUrl', 'https://app.box.com', own.apiUrl],
	['apiUrl', 'https://app.box.com/folder/0', own.apiUrl],
	['apiUrl', 'acme.app.box.com', own.apiUrl],
	['apiUrl', 'https://account.box.com/api/oauth2/authorize', own.apiUrl],
	['apiUrl', 'https://upload.box.com/api/2.0', own.apiUrl],
	['apiUrl', 'https://upload.app.box.com', own.apiUrl],
	['uploadUrl', 'https://upload.box.com/api/2.0', own.uploadUrl],
	['uploadUrl', 'upload.box.com/api/2.0/files/content', own.uploadUrl],
	['uploadUrl', 'https://api.box.com', own.uploadUrl],
	['uploadUrl', 'https://app.box.com/', own.uploadUrl],
	['uploadUrl', 'https://upload.app.box.com/api/2.0', 'https://upload.app.box.com'],
	['accountUrl', 'https://account.box.com/api/oauth2/authorize', own.accountUrl],
	['accountUrl', 'ent.box.com', 'https://ent.box.com'],
	['accountUrl', 'https://acme.ent.box.com/login', 'https://acme.ent.box.com'],
	['accountUrl', 'https://app.box.com/api/oauth2/authorize', 'https://app.box.com'],
	['accountUrl', 'https://api.box.com/2.0', own.accountUrl],
	// A gateway may have a path of its own in front of what is appended.
	['apiUrl', 'https://gateway.example.com/box// ', 'https://gateway.example.com/box'],
	['apiUrl', 'https://gateway.example.com/box/2.0', 'https://gateway.example.com/box'],
	['apiUrl', 'https://gateway.example.com/2.0x', 'https://gateway.example.com/2.0x'],
	['uploadUrl', 'gateway.example.com:8443/up/api/2.0/', 'https://gateway.example.com:8443/up'],
	['apiUrl', 'https://box.com.example.com/2.0/x', 'https://box.com.example.com/2.0/x'],
	['apiUrl', 'https://mybox.com/a', 'https://mybox.com/a'],
	['apiUrl', 'http://127.0.0.1:8100', 'http://127.0.0.1:8100'],
	['apiUrl', 'http://localhost:8100/2.0', 'http://localhost:8100'],
];

test.each(meant)('%s: %j means %s', (name, entered, host) => {
	expect(toHosts({ [name]: entered })[name]).toBe(host);
});

test.each([
	['apiUrl', 'HTTPS://API.Box.com/2.0/', own.apiUrl],
	['uploadUrl', 'Upload.Box.Com', own.uploadUrl],
	['apiUrl', 'https://Gateway.Example.com/Box/', 'https://gateway.example.com/Box'],
] as const)('%s: capital letters of %j do not matter', (name, entered, host) => {
	expect(toHosts({ [name]: entered })[name]).toBe(host);
});

describe('n8n itself goes to the same host', () => {
	const workflow = new Workflow({
		nodes: [],
		connections: {},
		active: false,
		nodeTypes: createNodeTypes({}),
	});
	const node: INode = {
		id: '1',
		name: 'Credential',
		type: 'credential',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const evaluated = (name: HostFieldName, entered?: string) => {
		return workflow.expression.getComplexParameterValue(
			node,
			{ host: `={{ ${hostExpression(name, '$self')} }}` },
			'internal',
			{},
			undefined,
			undefined,
			{ [name]: entered },
		);
	};

	test.each(meant)('%s: %j', (name, entered, host) => {
		expect(evaluated(name, entered)).toEqual({ host });
	});

	test.each([undefined, '', '  '])('%j', (entered) => {
		expect(evaluated('uploadUrl', entered)).toEqual({ host: own.uploadUrl });
	});
});

test.each([
	['apiUrl', 'http://api.box.com', "'API Host' of the Box credential must start with https://"],
	['apiUrl', 'http://gateway.example.com', "'API Host' of the Box credential must start with"],
	['apiUrl', 'localhost:8100', "'API Host' of the Box credential must start with https://"],
	['apiUrl', '127.0.0.1:8100', "'API Host' of the Box credential is not a URL"],
	['apiUrl', 'box', "'API Host' of the Box credential is not a URL"],
	['uploadUrl', 'https://', "'Upload Host' of the Box credential is not a URL"],
	[
		'uploadUrl',
		'https://a:b@upload.box.com',
		"'Upload Host' of the Box credential must not contain",
	],
	['apiUrl', 'https://gateway.example.com/?to=box', "'API Host' of the Box credential must not"],
	['accountUrl', 'javascript:alert(1)', "'Account Host' of the Box credential must start with"],
])('%s: %j is refused', (field, value, message) => {
	expect(thrown(() => toHosts({ [field]: value }))).toMatchObject({
		name: 'CredentialError',
		message: expect.stringContaining(message),
		description: expect.stringMatching(/'(API|Upload|Account) Host'.*https:\/\//),
	});
});
