import type { TestBox } from './box';
import { byId, items } from './values';

/** For runs over many files: one input item for each file, whose ID it holds. */
export function manyFiles(box: TestBox) {
	return {
		/** Stores so many files, and gives their IDs. */
		ids: (count: number): string[] =>
			Array.from(
				{ length: count },
				(_, number) => box.emulator.addFile({ name: `${number}.txt`, content: `${number}` }).id,
			),
		/** The parameters that take an item's file. */
		getFile: { file: byId('={{ $json.id }}') },
		inputOf: (list: string[]) => items(...list.map((id) => ({ id }))),
		/** Until so many requests have come in, whether or not they are answered. */
		received: async (count: number) =>
			void (await box.emulator.waitFor(() => box.emulator.requests().length >= count)),
	};
}
