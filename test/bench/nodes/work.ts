/** What the peers can do. */
export type Work = 'get' | 'upload' | 'download';

/** What a peer is asked to do. */
export interface Task {
	by: 'sdk' | 'floor';
	work: Work;
	/** An access token. */
	token: string;
	/** Files in Box, one for each item; those to be read or downloaded. */
	fileIds: string[];
	/** Files of this machine, one for each item; those to be uploaded. */
	paths: string[];
	/** The folder in Box that uploads go to. */
	folderId: string;
	/** Begins the names of uploads, so that each run has its own. */
	prefix: string;
}

/** What a peer did. */
export interface Done {
	milliseconds: number;
	/** The size of each file as it was answered, uploaded or downloaded. */
	sizes: number[];
}
