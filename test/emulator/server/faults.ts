import type { Fault, FaultState } from '../types';

const EXPRESSION = /[\^$*+?()[\]{}|\\]/;

interface Registered extends FaultState {
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

	/** Throws a SyntaxError when the path is no regular expression although it looks like one. */
	add(fault: Fault): FaultState {
		const registered: Registered = {
			...fault,
			id: this.nextId,
			left: fault.times ?? 1,
			hits: 0,
			toSkip: fault.skip ?? 0,
			matches: matcher(fault.path),
		};
		this.nextId += 1;
		this.registered.push(registered);
		return registered;
	}

	/** The fault that happens to this request, which uses it up by one. */
	take(method: string, path: string): Fault | undefined {
		for (const fault of this.registered) {
			const meant = !fault.method || fault.method.toUpperCase() === method;
			if (fault.left === 0 || !meant || !fault.matches(path)) continue;
			if (fault.toSkip > 0) {
				fault.toSkip -= 1;
				continue;
			}
			fault.left -= 1;
			fault.hits += 1;
			return fault;
		}
		return undefined;
	}

	list(): FaultState[] {
		return this.registered.map(({ matches: _, toSkip: __, path, ...rest }) => ({
			...rest,
			...(path === undefined ? {} : { path: typeof path === 'string' ? path : path.source }),
		}));
	}

	clear(): void {
		this.registered = [];
	}
}
