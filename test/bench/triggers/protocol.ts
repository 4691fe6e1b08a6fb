import type { Emulator } from '../../emulator';

/** How events are followed in the process that is measured. */
export type Kind = 'ours' | 'sdk' | 'floor';

/** What a process is asked to do. Each command has one answer. */
export type Command =
	| {
			do: 'start';
			kind: Kind;
			/** How many triggers or listeners. */
			count: number;
			box: Pick<Emulator, 'url' | 'clientId' | 'clientSecret'>;
			/** The account's tokens. */
			tokens: ReturnType<Emulator['connect']>;
	  }
	| { do: 'weigh' }
	| { do: 'stop' };

/** What a process says. */
export type Message =
	/** All triggers are active. */
	| { is: 'started'; milliseconds: number }
	/** So many events have reached all of them since the start. */
	| { is: 'arrived'; events: number }
	/** Resident bytes, after garbage collection. */
	| { is: 'weighed'; bytes: number }
	/** All have ended; so many events came to one of them again. */
	| { is: 'stopped'; milliseconds: number; repeated: number }
	| { is: 'fault'; message: string };
