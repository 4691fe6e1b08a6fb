import type { Item } from './model';
import type { Row } from './table';
import { Table } from './table';

/** Who may copy a hub. */
export const COPY_ACCESS = ['all', 'company', 'none'] as const;

/** What the owner of a hub decides, by Box's own keys. */
export interface HubSettings {
	is_ai_enabled: boolean;
	is_collaboration_restricted_to_enterprise: boolean;
	can_non_owners_invite: boolean;
	can_shared_link_be_created: boolean;
	can_public_shared_link_be_created: boolean;
	copy_hub_access: (typeof COPY_ACCESS)[number];
}

/** https://developer.box.com/reference/v2025.0/resources/hub/ */
export interface Hub extends Row, HubSettings {
	title: string;
	description: string;
	items: Item[];
	/** The page and the list that every hub begins with: the emulator's hubs have no others. */
	pageId: string;
	listId: string;
	modifiedBy: string;
	/** What the address of its shared link ends with; null without one. */
	linkToken: string | null;
	/** Whether Box AI for Hubs was enabled when the hub was made, so that its content can be searched. */
	isIndexed: boolean;
}

export const HUBS = new Table<Hub>();
