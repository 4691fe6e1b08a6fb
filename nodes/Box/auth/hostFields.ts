/** A field of the credentials for a host. */
export interface HostField {
	displayName: string;
	/** Box's own host. */
	default: string;
	/** What is replaced in a text that can only mean one thing, in this order. */
	corrections: ReadonlyArray<readonly [pattern: RegExp, replacement: string]>;
}

/** A text without `https://`. Whoever means this machine has to say whether it is https or http. */
const NO_SCHEME = /^(?:\/\/)?(?=(?!127\.)(?:[a-z\d-]+\.)+[a-z\d-]+(?::\d+)?(?:[/?#]|$))/i;

/** After the name of a host. */
const REST = String.raw`(?::443)?(?:[/?#].*)?$`;

/** Box's hosts have nothing in front of the paths that are appended. */
const OF_BOX = new RegExp(String.raw`^https:\/\/((?:[a-z\d-]+\.)*box\.com)${REST}`, 'i');

/**
 * @param others the names below `box.com` that are other hosts of Box than the one that is meant
 * @param appended what follows the host in each request
 */
function hostField(
	displayName: string,
	host: string,
	{ others, appended }: { others: string; appended: string },
): HostField {
	const mistaken = new RegExp(String.raw`^https:\/\/(?:(?:${others})\.)?box\.com${REST}`, 'i');
	return {
		displayName,
		default: host,
		corrections: [
			[NO_SCHEME, 'https://'],
			[mistaken, host],
			[OF_BOX, 'https://$1'],
			[new RegExp(String.raw`(?:\/+(?:${appended}))?\/*$`, 'i'), ''],
		],
	};
}

/** Where users see Box: its website, an enterprise's own address, and the pages for signing in. */
const WEBSITE = String.raw`www|developer|support|app|account|ent|(?!upload\.)[\w-]+\.(?:app|account|ent)`;

/**
 * The hosts of the credentials. `corrected` and `hostExpression` have the same rules, one for what
 * the nodes send and one for what n8n sends itself.
 *
 * https://developer.box.com/guides/api-calls/
 */
export const HOST_FIELDS = {
	apiUrl: hostField('API Host', 'https://api.box.com', {
		others: String.raw`${WEBSITE}|upload|upload\.app`,
		appended: String.raw`2\.0|oauth2\/token`,
	}),
	uploadUrl: hostField('Upload Host', 'https://upload.box.com', {
		others: `${WEBSITE}|api`,
		appended: String.raw`api\/2\.0`,
	}),
	accountUrl: hostField('Account Host', 'https://account.box.com', {
		others: String.raw`www|developer|support|api|upload|upload\.app`,
		appended: String.raw`api\/oauth2\/authorize`,
	}),
} as const;

export type HostFieldName = keyof typeof HOST_FIELDS;

/** The host as it was meant; Box's own if the field is empty. */
export function corrected(entered: unknown, name: HostFieldName): string {
	const field = HOST_FIELDS[name];
	const text = (typeof entered === 'string' ? entered : '').trim() || field.default;
	return field.corrections.reduce((host, [pattern, to]) => host.replace(pattern, to), text);
}

/**
 * The same as an expression of n8n, without its braces.
 *
 * @param fields the expression for the fields of the credential
 */
export function hostExpression(name: HostFieldName, fields: '$self' | '$credentials'): string {
	const field = HOST_FIELDS[name];
	const text = `(String(${fields}["${name}"] || "").trim() || "${field.default}")`;
	const replaced = field.corrections.map(
		([pattern, to]) => `.replace(${String(pattern)}, ${JSON.stringify(to)})`,
	);
	return text + replaced.join('');
}
