import { BoxApi } from '../../credentials/BoxApi.credentials';
import { TESTED_BY } from '../../nodes/Box/auth/choice';
import { descriptions } from './properties';

const credential = new BoxApi();

const field = (name: string) => credential.properties.find((property) => property.name === name);

it('leaves tokens and their refresh to n8n', () => {
	expect(credential.name).toBe('boxApi');
	expect(credential.extends).toEqual(['oAuth2Api']);
	expect(credential).not.toHaveProperty('authenticate');
});

it.each([
	['authentication', 'body'],
	['authQueryParameters', ''],
])('fixes %s', (name, value) => {
	expect(field(name)).toMatchObject({ type: 'hidden', default: value });
});

it.each([
	['apiUrl', 'https://api.box.com'],
	['uploadUrl', 'https://upload.box.com'],
	['accountUrl', 'https://account.box.com'],
])('asks for the host %s, with that of Box as default', (name, value) => {
	expect(field(name)).toMatchObject({ type: 'string', default: value });
});

it.each([
	['authUrl', 'accountUrl', '/api/oauth2/authorize'],
	['accessTokenUrl', 'apiUrl', '/oauth2/token'],
])('derives %s from %s', (name, host, path) => {
	const { type, default: expression } = field(name) ?? {};
	expect(type).toBe('hidden');
	expect(expression).toMatch(/^=\{\{ .* \}\}/);
	expect(expression).toContain(`$self["${host}"]`);
	expect(expression).toMatch(new RegExp(`${path}$`));
});

it('connects a user unless told otherwise, by a field n8n keeps', () => {
	expect(field('grantType')).toMatchObject({ type: 'options', default: 'authorizationCode' });
});

it.each(['subjectType', 'enterpriseId', 'userId'])('asks for %s of a server alone', (name) => {
	expect(field(name)?.displayOptions?.show?.grantType).toEqual(['clientCredentials']);
});

it('does not ask for secrets other than those of oAuth2Api', () => {
	const shown = credential.properties.filter(({ type }) => type !== 'hidden' && type !== 'notice');
	expect(shown.map(({ name }) => name)).toEqual([
		'grantType',
		'scope',
		'subjectType',
		'enterpriseId',
		'userId',
		'apiUrl',
		'uploadUrl',
		'accountUrl',
	]);
});

it('is tested by asking Box who is connected', () => {
	expect(credential.test?.request.url).toBe('/2.0/users/me');
	expect(credential.test?.request.baseURL).toContain('$credentials["apiUrl"]');
});

it.each(descriptions)('is what $displayName needs, unless it uses a key', ({ credentials }) => {
	expect(credentials).toEqual([
		{ name: credential.name, required: true, displayOptions: shownFor('oAuth2') },
		{
			name: 'boxJwtApi',
			required: true,
			testedBy: TESTED_BY,
			displayOptions: shownFor('jwt'),
		},
	]);
});

it.each(descriptions)('is what $displayName uses if nothing else is chosen', ({ properties }) => {
	const [first] = properties;
	expect(first).toMatchObject({ name: 'authentication', default: 'oAuth2' });
	expect(first?.options).toMatchObject([{ value: 'oAuth2' }, { value: 'jwt' }]);
});

function shownFor(authentication: string) {
	return { show: { authentication: [authentication] } };
}
