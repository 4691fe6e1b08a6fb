import {
	described,
	sentAs,
	unlessEmpty,
	type Emptiable,
	type Field,
	type Settings,
} from '../framework/field';
import type { Params } from '../framework/params/params';
import { readDay, readTime } from '../framework/params/readTime';

type DateKind = {
	(displayName: string, settings?: Settings): Field<string | undefined>;
	<Empty>(
		displayName: string,
		settings: Settings & Emptiable<Empty>,
	): Field<string | undefined | Empty>;
};

/** A moment as Box writes it (RFC 3339, seconds, UTC); `undefined` if the field is empty. */
export const dateTime: DateKind = (displayName: string, settings: Settings = {}) =>
	dateField(displayName, settings, {}, readTime);

/**
 * A day without a time, `2026-01-31`; `undefined` if the field is empty. A moment is the day that it
 * is in the workflow's time zone.
 */
export const date: DateKind = (displayName: string, settings: Settings = {}) =>
	dateField(displayName, settings, { typeOptions: { dateOnly: true } }, readDay);

function dateField(
	displayName: string,
	settings: Settings,
	look: { typeOptions?: { dateOnly: true } },
	read: (params: Params, name: string) => string | undefined,
): Field<string | undefined> {
	return {
		property: { displayName, type: 'dateTime', ...look, default: '', ...described(settings) },
		...sentAs(settings),
		read: unlessEmpty(settings, read),
	};
}
