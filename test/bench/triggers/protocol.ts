/** How events are followed in the process that is measured. */
export type Kind = 'ours' | 'sdk' | 'floor';

/** What a process is asked to do. */
export type Command =
	| {
			do: 'start';
			kind: Kind;
			/** How many triggers or listeners. */
			count: number;
			/** The emulator. */
			box: { url: string; clientId: string; clientSecret: string };
			/** The account's tokens. */
			tokens: {
				access_token: string;
				refresh_token: string;
				expires_in: number;
				token_type: 'bearer';
			};
	  }
	| { do: 'weigh' }
	| { do: 'stop' };

/** What a process says. */
export type Message =
	/** The modules are loaded, and one trigger has run. */
	| { is: 'ready' }
	/** All triggers are active. */
	| { is: 'started'; milliseconds: number }
	/** An event has reached all of them. */
	| { is: 'arrived'; events: number }
	/** Bytes by which the resident set has grown. */
	| { is: 'weighed'; bytes: number }
	| { is: 'stopped'; milliseconds: number; repeated: number }
	| { is: 'fault'; message: string };
