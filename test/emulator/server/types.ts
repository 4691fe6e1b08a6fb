/** What goes wrong with the next matching requests. */
export interface Fault {
	/** Any method when left out. */
	method?: string;
	/**
	 * Any path when left out. A string matches that path and what is below it (`/2.0/files` matches
	 * `/2.0/files/12/content`); a string with any of `^$*+?()[]{}|\` is a regular expression.
	 */
	path?: string | RegExp;
	/** How many requests it happens to. Default 1. */
	times?: number;
	/** How many matching requests pass unharmed before. Default 0. */
	skip?: number;
	/** Answered instead of Box's answer; without a body, 429 and 5xx get the one Box has for them. */
	status?: number;
	headers?: Record<string, string>;
	/** A string is sent as it is, anything else as JSON. */
	body?: unknown;
	/** The connection is closed without an answer. */
	drop?: boolean;
	/** No answer at all (true), or the answer that many milliseconds later. */
	stall?: true | number;
	/** The answer's body ends after so many bytes, and the connection with it. */
	cut?: number;
	/** The request does its work first; only its answer is lost. */
	after?: boolean;
	/** The bytes of an upload, or of a part of one, are changed on their way to Box. */
	damage?: boolean;
}

/** A registered fault and what became of it. */
export interface FaultState extends Fault {
	id: number;
	/** How many more requests it will happen to: 0 when it is consumed. */
	left: number;
	/** How many requests it happened to. */
	hits: number;
}

/** One request the emulator received. */
export interface RequestRecord {
	host: 'api' | 'download';
	method: string;
	path: string;
	query?: Record<string, string>;
	/** 0 until it is answered; it stays 0 when the connection ended without an answer. */
	status: number;
	/** The number of the TCP connection it came over. */
	connection: number;
	/** When it was received, by the emulator's clock. */
	at: number;
	/** All headers but Authorization. */
	headers: Record<string, string>;
	/** Whether it carried an Authorization header. */
	authorized: boolean;
}

/** How many calls each user may make in a window of time. */
export interface RateLimits {
	/** Calls to the API and upload host: Box allows 1,000 a minute. */
	calls: number;
	/** Uploads among them: Box allows 240 a minute. */
	uploads: number;
	/** The length of a window in seconds. Default 60. */
	seconds?: number;
	/** Whether a refusal says when the window ends. Default true. */
	retryAfter?: boolean;
}
