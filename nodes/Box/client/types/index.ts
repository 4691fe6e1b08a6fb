/** The types that users of the client see, by subject. */
export type * from './account';
export type * from './events';
export type * from './items';
export type * from './json';
export type * from './request';
export type * from './transfer';
