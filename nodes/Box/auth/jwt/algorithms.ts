/** The algorithms that Box takes, by their names in an assertion, with Node's names of their hashes. */
export const ALGORITHMS = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' } as const;

export type Algorithm = keyof typeof ALGORITHMS;
