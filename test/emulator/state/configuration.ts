import { CONTENT_AND_SHARING, SECURITY, SHIELD, USER_SETTINGS } from './configurationDefaults';
import type { Contents } from './table';

type Settings<T> = { [K in keyof T]: unknown };

/** What administrators have set in the Admin Console, by Box's own categories and keys. */
export interface Configuration {
	security: Settings<typeof SECURITY>;
	content_and_sharing: Settings<typeof CONTENT_AND_SHARING>;
	user_settings: Settings<typeof USER_SETTINGS>;
	/** Null if the enterprise does not have Box Shield. */
	shield: Settings<typeof SHIELD> | null;
}

/** What is to be different in some of the categories. */
export type ConfigurationChanges = {
	[C in keyof Configuration]?: Partial<Configuration[C]>;
};

const CONFIGURATIONS = new WeakMap<object, Map<string, Configuration>>();

function byEnterprise({ content }: Contents): Map<string, Configuration> {
	const known = CONFIGURATIONS.get(content) ?? new Map<string, Configuration>();
	CONFIGURATIONS.set(content, known);
	return known;
}

/** How an enterprise is set. */
export function configurationOf(world: Contents, enterpriseId: string): Configuration {
	const standard = {
		security: SECURITY,
		content_and_sharing: CONTENT_AND_SHARING,
		user_settings: USER_SETTINGS,
		shield: SHIELD,
	};
	return byEnterprise(world).get(enterpriseId) ?? standard;
}

/** Changes some of an enterprise's settings. */
export function configure(
	world: Contents,
	enterpriseId: string,
	{ shield, ...changes }: ConfigurationChanges,
): void {
	const before = configurationOf(world, enterpriseId);
	byEnterprise(world).set(enterpriseId, {
		security: { ...before.security, ...changes.security },
		content_and_sharing: { ...before.content_and_sharing, ...changes.content_and_sharing },
		user_settings: { ...before.user_settings, ...changes.user_settings },
		shield: shield === undefined ? before.shield : shield && { ...SHIELD, ...shield },
	});
}
