interface Problem {
	what: string;
	remedy: string;
}

/** What no field can take, whatever it is for; `undefined` if there is nothing wrong. */
export function badValue(value: unknown): Problem | undefined {
	if (typeof value === 'number') return badNumber(value);
	if (typeof value === 'string') return badText(value);
	if (isInvalidDate(value)) {
		return {
			what: 'is a date that does not exist',
			remedy: 'Check the value that its expression makes the date from.',
		};
	}
	return undefined;
}

function badNumber(value: number): Problem | undefined {
	if (!Number.isFinite(value)) {
		return {
			what: `is not a number: its expression gives ${value}`,
			remedy: 'Check the values that its expression calculates with.',
		};
	}
	if (!Number.isInteger(value) || Number.isSafeInteger(value)) return undefined;
	return {
		what: 'is a number that is too long for n8n and has lost its last digits',
		remedy: 'Pass it on as text from its source, so that it keeps all its digits.',
	};
}

function badText(value: string): Problem | undefined {
	if (!/\p{Cs}/u.test(value)) return undefined;
	return {
		what: 'contains half of a character, which cannot be sent',
		remedy: 'The text was cut in the middle of a character, such as an emoji. Cut it elsewhere.',
	};
}

/** Also of luxon, which n8n's expressions use. */
function isInvalidDate(value: unknown): boolean {
	if (value instanceof Date) return Number.isNaN(value.getTime());
	return (
		typeof value === 'object' &&
		value !== null &&
		'isLuxonDateTime' in value &&
		'isValid' in value &&
		value.isValid === false
	);
}
