import { described, sentAs, type Field, type Settings } from '../framework/field';

/** True or false. The description begins with "Whether". */
export function flag(
	displayName: string,
	settings: Settings & { default?: boolean },
): Field<boolean> {
	return {
		property: {
			displayName,
			type: 'boolean',
			default: settings.default ?? false,
			...described(settings),
		},
		...sentAs(settings),
		read: ({ params }, name) => params.optionalFlag(name) ?? settings.default ?? false,
	};
}
