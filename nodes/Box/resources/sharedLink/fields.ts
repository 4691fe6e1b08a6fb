/** What is returned of an item that is shared: enough to go on with. */
export const SHARED_FIELDS = ['name', 'shared_link'];
