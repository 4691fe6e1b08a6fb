import {
	described,
	sentAs,
	unlessEmpty,
	type Emptiable,
	type Field,
	type Settings,
} from '../framework/field';
import type { Params } from '../framework/params/params';
import { readInteger, readNumber } from '../framework/params/readNumber';

interface NumberSettings extends Settings {
	minimum?: number;
	maximum?: number;
	/** The field is empty at first without. */
	default?: number;
}

type NumberKind = {
	(displayName: string, settings?: NumberSettings): Field<number | undefined>;
	<Empty>(
		displayName: string,
		settings: NumberSettings & Emptiable<Empty>,
	): Field<number | undefined | Empty>;
};

/** A whole number; `undefined` if the field is empty. The smallest is 0 unless the settings say it. */
export const integer: NumberKind = (displayName: string, settings: NumberSettings = {}) => {
	const { minimum = 0, maximum } = settings;
	return numberField(displayName, { ...settings, minimum }, (params, name) =>
		readInteger(params, name, minimum, maximum),
	);
};

/** A number with or without decimals; `undefined` if the field is empty. */
export const number: NumberKind = (displayName: string, settings: NumberSettings = {}) => {
	const { minimum, maximum } = settings;
	return numberField(displayName, settings, (params, name) =>
		readNumber(params, name, minimum, maximum),
	);
};

function numberField(
	displayName: string,
	settings: NumberSettings,
	read: (params: Params, name: string) => number | undefined,
): Field<number | undefined> {
	const { minimum, maximum } = settings;
	const bounds = {
		...(minimum === undefined ? {} : { minValue: minimum }),
		...(maximum === undefined ? {} : { maxValue: maximum }),
	};
	return {
		property: {
			displayName,
			type: 'number',
			...(Object.keys(bounds).length > 0 ? { typeOptions: bounds } : {}),
			default: settings.default ?? '',
			...described(settings),
		},
		...sentAs(settings),
		read: unlessEmpty(settings, read),
	};
}
