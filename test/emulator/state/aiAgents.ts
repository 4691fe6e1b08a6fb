import type { Row } from './table';
import { Table } from './table';

/** What an agent can do, each with settings of its own. */
export const CAPABILITIES = ['ask', 'text_gen', 'extract'] as const;

/** The settings of what an agent can do, by Box's own keys. */
export type Capabilities = Partial<Record<(typeof CAPABILITIES)[number], Record<string, unknown>>>;

/** An agent of AI Studio: https://developer.box.com/reference/resources/ai-single-agent-response/ */
export interface AiAgent extends Row, Capabilities {
	name: string;
	access_state: string;
	icon_reference?: string;
	/** Who may use it if it is for chosen users only. */
	allowed_entities: Array<{ type: string; id: string }>;
	enterpriseId: string;
	modifiedBy: string;
}

export const AI_AGENTS = new Table<AiAgent>();
