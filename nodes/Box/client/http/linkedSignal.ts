/**
 * A signal that aborts as soon as one of the two does. Once `work` has aborted, nothing of it is
 * left in `longer`: `AbortSignal.any` would leave a reference there for each piece of work, which
 * adds up where `longer` lives for months. So `work` has to abort when the work is over.
 *
 * @param longer such as a trigger's signal or an execution's
 * @param work that of a piece of its work
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
