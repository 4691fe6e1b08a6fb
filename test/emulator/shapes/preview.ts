import type { Call } from '../state/box';
import type { File } from '../state/model';
import { currentVersion } from '../state/model';
import { chosen, type Representation } from '../state/representations';
import type { Getters, Shape } from './context';

/** A representation as it stands: https://developer.box.com/guides/representations/ */
export function representationShape({ box }: Call, file: File, each: Representation): Shape {
	const version = currentVersion(file);
	const path = `/internal_files/${file.id}/versions/${version.id}/representations/${each.key}`;
	return {
		representation: each.name,
		properties: each.properties,
		info: { url: `${box.origin}/2.0${path}` },
		content: { url_template: `${box.downloadOrigin}/api/2.0${path}/content/{+asset_path}` },
		status: { state: box.previews.stateOf(version, each.key) },
	};
}

/** Fields of a file that come only when `fields` asks for them, and whose addresses are made then. */
export function previewGetters(call: Call, file: File): Getters {
	const { box, viewer, repHints } = call;
	return {
		representations: () => ({
			entries: chosen(file, repHints).map((each) => representationShape(call, file, each)),
		}),
		expiring_embed_link: () => {
			const { id } = viewer.user;
			const token = box.tokens.issue(id, {
				refreshable: false,
				scope: 'base_preview',
				within: file,
			});
			return {
				...box.tokens.pair(token),
				url: `${box.origin}/preview/expiring_embed/${box.previews.embed(file)}`,
			};
		},
	};
}
