import { startEmulator, type Emulator } from '../../emulator';
import {
	jwtCredentialFor,
	runNode,
	startTrigger,
	testConnection,
	type StoredCredential,
} from '../../support/engine';
import { ImpatientClock } from '../../support/impatientClock';
import { boxTriggerWith } from '../../trigger/support';
import { Lookout } from '../secrets';
import { caller } from './caller';
import { getMe, withJwt } from './support';
import { secretsIn, wrongFiles } from './wrongFiles';

let emulator: Emulator;
let lookout: Lookout;

beforeAll(async () => void (emulator = await startEmulator()));
beforeEach(() => {
	emulator.reset();
	lookout = new Lookout(emulator);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => await emulator.close());

/** The names of the files, which are the same for each Box. */
const NAMES = wrongFiles({
	boxAppSettings: {
		...{ clientID: '', clientSecret: '' },
		appAuth: { publicKeyID: '', privateKey: '', passphrase: '' },
	},
	enterpriseID: '',
}).map(({ name }) => name);

function wrong(name: string): { credential: StoredCredential; message: string } {
	const configuration = emulator.configuration();
	const file = wrongFiles(configuration).find((each) => each.name === name);
	if (!file) throw new Error(`There is no file '${name}'`);
	const credential = jwtCredentialFor(emulator, { configuration: file.configuration });
	lookout.keep(credential, ...secretsIn([file.configuration], configuration));
	return { credential, message: file.message };
}

describe.each(NAMES)('a file of which nothing is shown: %s', (name) => {
	it('by the node', async () => {
		const { credential, message } = wrong(name);
		const { error, outputs, run } = await getMe(credential);
		expect(error?.message).toContain(message);
		lookout.expectNone(error, outputs, run);
	});

	it('by the trigger', async () => {
		const { credential, message } = wrong(name);
		const nodeType = boxTriggerWith(new ImpatientClock());
		const parameters = withJwt({});
		const trigger = await startTrigger({ credential, nodeType, parameters, activation: 'init' });
		const failure = await trigger.nextFailure();
		await trigger.stop();
		expect(String(failure.message)).toContain(message);
		lookout.expectNone(failure, trigger.failures, trigger.staticData);
	});

	it('by the test of the connection', async () => {
		const { credential, message } = wrong(name);
		const shown = await testConnection(credential);
		expect(shown).toContain(message);
		lookout.expectNone(shown);
	});

	it('by another node', async () => {
		const { credential, message } = wrong(name);
		const { error, run } = await runNode({
			credential,
			nodeType: caller,
			parameters: { url: `${emulator.url}/2.0/users/me` },
		});
		expect(error?.message).toContain(message);
		lookout.expectNone(error, run);
	});
});
