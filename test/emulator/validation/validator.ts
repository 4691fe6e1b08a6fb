/** Checks exchanges against Box's OpenAPI document. */
export interface Validator {
	check(exchange: unknown): string[];
}
