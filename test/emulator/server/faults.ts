import type { Fault, FaultState } from './types';

const EXPRESSION = /[\^$*+?()[\]{}|\\]/;

interface Registered {
	state: FaultState;
	toSkip: number;
	matches(path: string): boolean;
}

function matcher(path: string | RegExp | undefined): (path: string) => boolean {
	if (path === undefined) return () => true;
	if (typeof path !== 'string' || EXPRESSION.test(path)) {
		const expression = new RegExp(path);
		return (each) => expression.test(each);
	}
	return (each) => each === path || each.startsWith(path.endsWith('/') ? path : `${path}/`);
}

/** The faults that were ordered; the first one that matches and is not consumed happens. */
export class Faults {
	private registered: Registered[] = [];
	private nextId = 1;

	/**
	 * Returns the state of the fault, which is kept up to date. Throws a SyntaxError when the path
	 * is no regular expression although it looks like one.
	 */
	add(fault: Fault): FaultState {
		const state: FaultState = { ...fault, id: this.nextId, left: fault.times ?? 1, hits: 0 };
		const matches = matcher(fault.path);
		this.nextId += 1;
		this.registered.push({ state, toSkip: fault.skip ?? 0, matches });
		return state;
	}

	/** The fault that happens to this request, which uses it up by one. */
	take(method: string, path: string): Fault | undefined {
		for (const fault of this.registered) {
			const { state } = fault;
			const meant = !state.method || state.method.toUpperCase() === method;
			if (state.left === 0 || !meant || !fault.matches(path)) continue;
			if (fault.toSkip > 0) {
				fault.toSkip -= 1;
				continue;
			}
			state.left -= 1;
			state.hits += 1;
			return state;
		}
		return undefined;
	}

	/** All faults that were ordered, consumed or not. */
	list(): FaultState[] {
		return this.registered.map(({ state }) => ({ ...state }));
	}

	clear(): void {
		this.registered = [];
	}
}
