import { COMMON_EVENTS } from '../events/commonEvents';
import { ENTERPRISE_EVENT_TYPES } from '../events/enterpriseEventTypes';
import { EVENT_TYPES } from '../events/eventTypes';

/** How Box's types, and the common events, are called. */
const NAMES = Object.fromEntries(
	[
		...ENTERPRISE_EVENT_TYPES,
		...EVENT_TYPES,
		...Object.entries(COMMON_EVENTS).map(([value, { name }]) => ({ value, name })),
	].map(({ value, name }) => [value, name]),
);

/** The types that are named; of more it is said how many there are. */
const MOST_NAMED = 2;

// Each is a piece of JavaScript in which `p` are the parameters as they are stored. Two closing
// braces would end the expression.
const CHOSEN = '[$parameter[p.stream === "enterprise" ? "enterpriseEventTypes" : "eventTypes"]]';
const OTHERS = 'String((p.options || {})["otherEventTypes"] || "").split(",")';
const TYPES = `(p.event && p.event !== "any" ? [p.event] : ${CHOSEN}.concat(${OTHERS}).flat())
	.map((type) => String(type || "").trim()).filter((type) => type)`;
const LIST = `types.slice(0, ${MOST_NAMED}).map((type) => names[type] || type).join(", ")`;
const MORE = `(types.length > ${MOST_NAMED} ? " +" + (types.length - ${MOST_NAMED}) : "")`;
const FOLDER = `((folder) => String(folder.value || "") === "" ? (p.stream === "enterprise" ? " in the enterprise" : "")
	: " in " + (folder.cachedResultName || (/^=|^https?:/.test(folder.value) ? "a folder"
		: (/^\\d+$/.test(folder.value) ? "folder " : "") + folder.value)))(Object(p.folder))`;

/**
 * The line below the node's name, in words: "File Uploaded in /Inbox". Only the raw parameters have
 * the folder's name, as n8n keeps it with its ID.
 *
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/node-base-files/standard-parameters/#subtitle
 */
export const SUBTITLE =
	`={{ ((p, names) => ((types) => (${LIST} || "Any Event") + ${MORE} + ${FOLDER})(${TYPES}))($parameter.toJSON(), ${JSON.stringify(NAMES)}) }}`
		.replace(/\s+/g, ' ')
		.trim();
