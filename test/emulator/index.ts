import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

import { fixtures } from './fixtures';
import { contentHandle } from './handle';
import { addPast } from './past';
import { buildApi, buildDownload } from './server/build';
import type { Context } from './server/context';
import { Faults } from './server/faults';
import { RequestLog } from './server/log';
import { Timers } from './server/timers';
import { newApp, resetApp } from './state/app';
import { AppKeys } from './state/appKeys';
import { Box } from './state/box';
import { Clock } from './state/clock';
import type { Emulator, EmulatorOptions } from './types';
import { Validator } from './validation/validator';

export { EndlessContent } from './state/content';
export { takeViolations } from './validation/journal';

export type {
	Emulator,
	EmulatorOptions,
	Fault,
	FaultState,
	RateLimits,
	RequestRecord,
} from './types';

const HOST = '127.0.0.1';
const open = new Set<Emulator>();

/** All emulators of this process that are running. */
export function openEmulators(): Iterable<Emulator> {
	return open;
}

function createContext(options: EmulatorOptions, clock: Clock): Context {
	const box = new Box({
		now: clock.now,
		rotation: options.rotation ?? 'grace',
		accessTokenSeconds: options.accessTokenSeconds ?? 3600,
		retryTimeoutSeconds: options.retryTimeoutSeconds ?? 610,
		partSize: options.partSize ?? 8 * 1024 * 1024,
		minimumSessionBytes: options.minimumSessionBytes ?? 20_000_000,
		largestFileBytes: options.largestFileBytes ?? 5_368_709_120,
		keepsUploads: options.keepsUploads ?? true,
		anyKey: options.anyKey ?? false,
		positions: options.positions ?? 'alternate',
	});
	const app = newApp();
	const document = options.openapi ?? process.env.BOX_OPENAPI;
	return {
		box,
		faults: new Faults(),
		log: new RequestLog(),
		timers: new Timers(),
		validator: document ? new Validator(document) : undefined,
		violations: [],
		endpoints: [],
		strictDownloads: options.strictDownloads ?? false,
		limits: options.limits,
		app,
		appKeys: new AppKeys(app, box.world.service.enterpriseId),
	};
}

async function listen(
	app: FastifyInstance,
	port: number,
	through: EmulatorOptions['through'],
): Promise<string> {
	await app.listen({ port, host: HOST });
	const address: string | AddressInfo | null = app.server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no port');
	const shown = through ? await through(address.port) : address.port;
	return `http://${HOST}:${shown}`;
}

/** `begin` puts into a Box what it starts with. */
function createEmulator(context: Context, begin: () => void, close: () => Promise<void>): Emulator {
	const { app, appKeys, box, faults, log, timers } = context;
	return {
		...contentHandle(box),
		...fixtures(box),
		endpoints: () => [...context.endpoints].sort(),
		url: box.origin,
		downloadUrl: box.downloadOrigin,
		app,
		clientId: app.clientId,
		clientSecret: app.clientSecret,
		configuration: () => appKeys.configuration(),
		users: box.world.samples,
		service: box.world.service,
		expireAccessTokens: () => box.tokens.expireAccess(),
		revokeRefreshTokens: () => box.tokens.killRefresh(),
		faults: {
			add: (fault) => faults.add(fault),
			list: () => faults.list(),
			clear: () => faults.clear(),
		},
		requests: () => log.all(),
		clearRequests: () => log.clear(),
		tokenRequests: () => log.all().filter((each) => each.path === '/oauth2/token').length,
		waitFor: async (predicate) => await log.waitFor(predicate),
		openSessions: () => box.sessions.unfinished,
		pollers: () => box.events.waiting,
		violations: () => [...context.violations],
		reset: () => {
			box.clear();
			begin();
			resetApp(app);
			appKeys.register();
			faults.clear();
			log.clear();
			context.violations.length = 0;
		},
		close: async () => {
			timers.clear();
			await close();
		},
	};
}

/**
 * Starts a Box on this machine. It listens on two ports, and rejects with EADDRINUSE when the one
 * asked for is taken.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const clock = new Clock(options.now ?? Date.now);
	const context = createContext(options, clock);
	const begin = () => {
		if (options.past) addPast(context.box, clock);
	};
	const state: { emulator?: Emulator } = {};
	const running = (): Emulator => {
		if (!state.emulator) throw new Error('The emulator has not started yet');
		return state.emulator;
	};
	const servers = [await buildApi(context, running), await buildDownload(context)] as const;
	const close = async () => {
		if (state.emulator) open.delete(state.emulator);
		await Promise.all(servers.map(async (app) => await app.close()));
	};
	try {
		context.box.origin = await listen(servers[0], options.port ?? 0, options.through);
		context.box.downloadOrigin = await listen(servers[1], 0, options.through);
	} catch (error) {
		await close();
		throw error;
	}
	begin();
	state.emulator = createEmulator(context, begin, close);
	open.add(state.emulator);
	return state.emulator;
}
