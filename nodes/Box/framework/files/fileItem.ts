import type { IBinaryKeyData } from 'n8n-workflow';

import type { JsonObject } from '../../client/types';

/** An output item with a file. A class, so that no answer of Box can be taken for one. */
export class FileItem {
	constructor(
		readonly json: JsonObject,
		readonly binary: IBinaryKeyData,
	) {}
}
