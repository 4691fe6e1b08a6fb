import type { File, Version } from './model';
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
	output: File;
	/** Tags without a value, which are left empty. */
	errors: string[];
}

export const DOC_GEN_TEMPLATES = new Table<DocGenTemplate>();
export const DOC_GEN_JOBS = new Table<DocGenJob>();
