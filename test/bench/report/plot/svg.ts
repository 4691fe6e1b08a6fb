const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** What an attribute may be: numbers are written with one decimal at most. */
type Attributes = Record<string, string | number>;

function written(value: string | number): string {
	return escaped(String(typeof value === 'number' ? Math.round(value * 10) / 10 : value));
}

/** An element with others in it. */
export function element(name: string, attributes: Attributes, inside: string[] = []): string {
	const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${written(value)}"`);
	if (inside.length === 0) return `<${name}${all.join('')}/>`;
	return `<${name}${all.join('')}>${inside.join('\n')}</${name}>`;
}

/** An element with text in it. */
export function textual(name: string, attributes: Attributes, text: string): string {
	return element(name, attributes, [escaped(text)]);
}
