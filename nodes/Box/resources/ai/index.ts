import { resource } from '../../framework';
import { ask } from './ask';
import { extract } from './extract';
import { extractStructured } from './extractStructured';
import { generateText } from './generateText';

export const ai = resource({
	name: 'AI',
	default: 'ask',
	operations: { ask, extract, extractStructured, generateText },
});
