import type { File, Folder, Version } from './model';
import type { Row } from './table';
import { Table } from './table';

/** A file that documents are made of: https://developer.box.com/reference/v2025.0/resources/docgen-template/ */
export interface DocGenTemplate extends Row {
	file: File;
}

/** The making of one document: https://developer.box.com/reference/v2025.0/resources/docgen-job-full/ */
export interface DocGenJob extends Row {
	/** Jobs that were asked for together have the same. */
	batchId: string;
	template: File;
	templateVersion: Version;
	outputType: string;
	request: DocumentRequest;
	folder: Folder;
	/** Undefined until it is done. */
	done?: {
		/** Null if the folder is not there any more. */
		output: File | null;
		errors: string[];
	};
	/** Where its state was asked for already. */
	told: Set<string>;
}

/** A document that is to be made: its name without an extension, and the values of its tags. */
export interface DocumentRequest {
	generated_file_name: string;
	user_input: Record<string, unknown>;
}

export const DOC_GEN_TEMPLATES = new Table<DocGenTemplate>();
export const DOC_GEN_JOBS = new Table<DocGenJob>();
