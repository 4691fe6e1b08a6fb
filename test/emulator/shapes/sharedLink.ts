import { liveLock, type Item, type SharedLink } from '../state/model';
import { boxTime } from './time';

/** What the holder of a link may do with the item. */
export function linkPermission(item: Item, link: SharedLink): string {
	if (link.canEdit && item.type === 'file') return 'can_edit';
	return link.canDownload ? 'can_download' : 'can_preview';
}

/**
 * Whether the link has a URL that gives the bytes to anybody: for files only, without a password, and
 * unless the file is for the company or a lock prevents downloads.
 */
export function opensDirectly(item: Item, link: SharedLink, now: number): boolean {
	if (item.type !== 'file' || item.downloadBy === 'company') return false;
	if (liveLock(item, now)?.isDownloadPrevented) return false;
	return link.access === 'open' && !link.password && link.canDownload;
}

/** https://developer.box.com/reference/resources/file--full/ (`shared_link`) */
export function sharedLinkShape(item: Item, origin: string, now: number) {
	const link = liveLink(item, now);
	if (!link) return null;
	return {
		url: `${origin}/s/${link.token}`,
		download_url: opensDirectly(item, link, now) ? `${origin}/shared/static/${link.token}` : null,
		vanity_url: link.vanityName ? `${origin}/v/${link.vanityName}` : null,
		vanity_name: link.vanityName,
		access: link.access,
		effective_access: link.access,
		effective_permission: linkPermission(item, link),
		is_password_enabled: link.password !== null,
		unshared_at: boxTime(link.unsharedAt),
		download_count: link.downloads,
		preview_count: 0,
		permissions: {
			can_preview: true,
			can_download: link.canDownload,
			can_edit: link.canEdit,
		},
	};
}

/** The item's shared link, unless it has expired. */
export function liveLink(item: Item, now: number): SharedLink | null {
	const link = item.sharedLink;
	return link && (link.unsharedAt === null || link.unsharedAt > now) ? link : null;
}
