/** A type of Box in words, `web link` for `web_link`: Box may come to have others than the node knows. */
export function itemNoun(type: string): string {
	return /^[a-z_]{1,30}$/.test(type) ? type.replaceAll('_', ' ') : 'item';
}
