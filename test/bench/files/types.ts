import type { TokenAnswer } from '../../emulator/types';
import type { BinaryMode } from '../../support/engine';
import type { Bucket } from '../../support/engine/binary/s3';

/** Who moves the bytes. */
export type Mover = 'ours' | 'floor' | 'sdk';

/** Where n8n keeps binary data. */
export type Store = BinaryMode;

/** How a Box at some distance is opened. */
export interface PlaceOptions {
	/** Milliseconds. */
	roundTrip: number;
	/** The sizes in bytes of the files to download. */
	download: number[];
	/** Where what is kept in S3 is. */
	folder: string;
}

/** An opened Box, as other processes find it. */
export interface Place {
	url: string;
	clientId: string;
	clientSecret: string;
	token: TokenAnswer;
	/** The IDs of the files to download by their sizes. */
	files: Record<string, string>;
	/** The port of the floor. */
	floor: number;
	/** An S3 in which n8n may keep files; it is near. */
	bucket: Bucket;
}

/** One transfer, which a process of its own does. */
export interface Job {
	place: Place;
	way: 'upload' | 'download';
	mover: Mover;
	/** In bytes. */
	size: number;
	store: Store;
}

/** What a transfer took. */
export interface Cost {
	milliseconds: number;
	/** In bytes: the most that was resident, over what was resident before. */
	memory: number;
}
