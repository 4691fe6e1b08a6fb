import type nock from 'nock';

/**
 * nock, which answers for hosts that must not be reached from tests. Under jest it needs
 * `node --experimental-vm-modules`. https://github.com/nock/nock
 */
export function loadNock(): Promise<typeof nock>;
