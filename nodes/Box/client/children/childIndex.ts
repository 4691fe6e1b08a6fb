import { foldName } from '../names';
import type { Child } from './child';

/** Items of a folder by their names, whatever the case and the Unicode form. */
export class ChildIndex {
	/** Nearly always there is one of a name, which needs no list. */
	private readonly byName = new Map<string, Child | Child[]>();
	private count = 0;

	get size(): number {
		return this.count;
	}

	add(child: Child): void {
		const name = foldName(child.name);
		const known = this.byName.get(name);
		this.byName.set(name, known ? [known, child].flat() : child);
		this.count += 1;
	}

	/** Those whose names could be taken for a name. */
	named(name: string): readonly Child[] {
		return [this.byName.get(foldName(name)) ?? []].flat();
	}

	/** Only those that became known after a moment. */
	after(moment: number): ChildIndex {
		const left = new ChildIndex();
		for (const child of [...this.byName.values()].flat()) {
			if (child.since > moment) left.add(child);
		}
		return left;
	}
}
