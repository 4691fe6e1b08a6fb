import { comment } from '../../entities/comment';
import { file } from '../../entities/file';
import { listOf, locator } from '../../fields';

/** Chooses a comment, from the list of those on a file or by its ID. */
export const oneComment = { file: listOf(file, 'comments'), comment: locator(comment) };
