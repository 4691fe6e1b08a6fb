export { get, post, put, remove, typed } from './call';
export { operation } from './operation';
export { paging } from './paging';
export { byMarker, byOffset, unpaged } from './result';
export { resource } from './types';
