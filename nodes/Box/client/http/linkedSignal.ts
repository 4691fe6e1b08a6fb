/**
 * A signal that aborts as soon as one of the two does. Once `work` has aborted, `longer` keeps no
 * reference to it. `AbortSignal.any` would keep one for each piece of work, which adds up if `longer`
 * lives for months. So `work` has to abort when the work is over.
 *
 * @param longer such as the signal of a trigger or an execution
 * @param work the signal of a piece of its work
 */
export function linkedSignal(longer: AbortSignal, work: AbortSignal): AbortSignal {
	const linked = new AbortController();
	const follow = () => {
		longer.removeEventListener('abort', follow);
		work.removeEventListener('abort', follow);
		linked.abort((longer.aborted ? longer : work).reason);
	};
	longer.addEventListener('abort', follow);
	work.addEventListener('abort', follow);
	if (longer.aborted || work.aborted) follow();
	return linked.signal;
}
