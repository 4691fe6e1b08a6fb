import type { BoxClient } from '../../client/boxClient';
import { asBoxError, BoxError } from '../../client/error';
import { isTold } from '../../client/names';
import { hasSha1 } from '../../client/transfer/storedFile';
import type { BoxFile, BoxItem, UploadAttributes, UploadSource } from '../../client/types';
import { bestNamed, clashOf, NameClash, preflight } from './nameClash';
import type { UploadRun } from './uploadRun';

/** Milliseconds by which the clocks of Box's servers may differ. */
const CLOCK_DIFFERENCE = 5_000;
/** Milliseconds for which an upload counts as one of a moment ago. */
const MOMENTS = 5 * 60_000;

/** One file on its way into a folder. */
export class NewFile {
	private readonly started = performance.now();
	private digest?: Promise<string>;

	constructor(
		readonly box: BoxClient,
		readonly attributes: UploadAttributes,
		readonly source: UploadSource,
		private readonly run: UploadRun,
		/** The fields that Box returns of the stored file. */
		readonly fields: readonly string[] = [],
	) {}

	/**
	 * Stores the file, or says which item has its name.
	 *
	 * @param ask how like the wanted name an item's must be that Box names before the upload; the
	 *   upload decides if it is less. Without, Box is not asked before
	 */
	async store(attributes: UploadAttributes, ask?: 1 | 2): Promise<BoxFile | NameClash> {
		const { name } = attributes;
		const asked = ask && (await preflight(this.box, attributes, this.source.size));
		if (asked && isTold(asked.holder?.name, name, ask)) return asked;
		const answer = await this.box
			.upload(attributes, this.source, { fields: this.fields, others: this.run.stored })
			.catch(asBoxError);
		if (!(answer instanceof BoxError)) {
			this.remember(answer);
			return answer;
		}
		const isClash = answer.code === 'item_name_in_use';
		if (answer.outcomeUnknown && !isClash) return await this.storedAfterAll(attributes, answer);
		return await clashOf(this.box, answer, name);
	}

	/**
	 * The file, if the upload has stored it although no answer says so: this account has it there since
	 * the upload began. It is marked, since Box has not said that it is of this upload.
	 *
	 * @throws {BoxError} the failure if there is no such file; `doubtful_upload` if it has other bytes
	 */
	private async storedAfterAll(attributes: UploadAttributes, failure: BoxError): Promise<BoxFile> {
		const holder = await this.holderOf(attributes).catch(asBoxError);
		if (!holder || holder instanceof BoxError) throw failure;
		const { name } = attributes;
		const file = await this.storedBefore(new NameClash(failure, holder), name);
		if (!file) throw failure;
		return { ...file, alreadyUploaded: true };
	}

	/** The item that has the name now. */
	private async holderOf({ name, parentId }: UploadAttributes): Promise<BoxItem | undefined> {
		if (name === name.normalize('NFKC'))
			return (await preflight(this.box, { name, parentId }))?.holder;
		// A preflight folds the name, so that it may overlook the file.
		return await bestNamed(this.box, parentId, name);
	}

	/**
	 * The file, if an earlier attempt whose answer was lost has stored it, so that it has the name.
	 *
	 * @throws {BoxError} `doubtful_upload` if that attempt may have been damaged in transit
	 */
	async storedBefore({ error, holder }: NameClash, name: string): Promise<BoxFile | undefined> {
		if (!error.outcomeUnknown) return undefined;
		if (!holder) throw error;
		if (holder.type !== 'file' || this.run.stored.has(holder.id)) return undefined;
		const record = await this.box.uploadRecord(holder.id).catch(asBoxError);
		if (record instanceof BoxError) throw error;
		const { file, sinceCreated = Infinity } = record;
		const taken = performance.now() - this.started + CLOCK_DIFFERENCE;
		const isOther = file.name !== name || file.item_status === 'trashed';
		if (isOther || sinceCreated > taken) return undefined;
		const sha1 = await this.sha1();
		if (!hasSha1(file, sha1)) throw doubtful(error, file, sha1);
		this.remember(file);
		return await this.read(file.id);
	}

	/**
	 * The file that has the name, if this account has stored the same bytes in it a moment ago: n8n
	 * runs a node again after a failure, with all of its items. One that an earlier try is known to have
	 * stored may be older, as a run over many items takes long.
	 */
	async storedMomentsAgo(holder: BoxItem | undefined): Promise<BoxFile | undefined> {
		if (holder?.type !== 'file' || holder.name !== this.attributes.name) return undefined;
		const sha1 = await this.sha1();
		if (holder.sha1 !== undefined && !hasSha1(holder, sha1)) return undefined;
		const record = await this.box.uploadRecord(holder.id).catch(asBoxError);
		if (record instanceof BoxError) return undefined;
		const { file, sinceCreated = Infinity } = record;
		const isOurs = sinceCreated <= MOMENTS || this.run.storedForItem.has(file.id);
		if (!isOurs || file.item_status === 'trashed' || !hasSha1(file, sha1)) return undefined;
		return { ...(await this.read(holder.id)), alreadyUploaded: true };
	}

	async read(id: string): Promise<BoxFile> {
		const query = this.fields.length > 0 ? { fields: this.fields } : undefined;
		return await this.box.request<BoxFile>({ method: 'GET', path: ['files', id], query });
	}

	private remember({ id }: BoxFile): void {
		this.run.stored.add(id);
		this.run.storedForItem.add(id);
	}

	private async sha1(): Promise<string> {
		return await (this.digest ??= this.box.sourceSha1(this.source));
	}
}

function doubtful({ method, path, requestId }: BoxError, file: BoxFile, sha1: string): BoxError {
	return new BoxError({
		method,
		path,
		requestId,
		status: 0,
		code: 'doubtful_upload',
		message:
			`The answer to the upload was lost, and meanwhile this account has stored the file ` +
			`'${file.name}' (ID ${file.id}) with other bytes: its SHA-1 is ${file.sha1} instead of ${sha1}`,
	});
}
