import { integer } from '../../fields';

/** Seconds to wait for Box unless the options say otherwise. */
const USUAL_WAIT = 60;

/** As long as the client waits for anything. */
const LONGEST_WAIT = 600;

/** For how many seconds to wait while Box makes something of a file. */
export const wait = integer('Wait (Seconds)', {
	default: USUAL_WAIT,
	maximum: LONGEST_WAIT,
	description:
		'How long to wait at most if Box has to make it first. With 0, Box is asked once, and a later run finds it ready.',
	to: 'nowhere',
});

/** The wait in milliseconds. */
export function maxWait(seconds: number | undefined): number {
	return (seconds ?? USUAL_WAIT) * 1000;
}
