import {
	symbolCircle,
	symbolDiamond,
	symbolSquare,
	symbolTriangle,
	type SymbolType,
} from 'd3-shape';

import type { Contender } from '../../figures';

/** The size of a picture, and of the edges around its axes, in pixels. */
export const SIZE = { width: 820, height: 440, top: 108, right: 200, bottom: 62, left: 76 };

/** Marks differ in form as well, for those who see colours differently. */
export const FORMS: Record<Contender, SymbolType> = {
	ours: symbolCircle,
	builtIn: symbolSquare,
	sdk: symbolTriangle,
	floor: symbolDiamond,
};

/** Each colour for light and for dark; contrasts of at least 4.5 with the paper. */
const COLOURS: Record<string, [light: string, dark: string]> = {
	paper: ['#ffffff', '#0d1117'],
	edge: ['#d1d9e0', '#3d444d'],
	ink: ['#1f2328', '#f0f6fc'],
	quiet: ['#59636e', '#9198a1'],
	grid: ['#e6eaef', '#262c34'],
	ours: ['#0061d5', '#58a6ff'],
	builtIn: ['#c9254f', '#ff7b9c'],
	sdk: ['#8a5a00', '#e3b341'],
	floor: ['#59636e', '#9198a1'],
};

function variables(which: 0 | 1): string {
	return Object.entries(COLOURS)
		.map(([name, colours]) => `--${name}:${colours[which]}`)
		.join(';');
}

/** Follows what the reader's system prefers, and brings its own paper, so that it suits any page. */
export const STYLE = `
svg{${variables(0)};font:13px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
@media (prefers-color-scheme:dark){svg{${variables(1)}}}
.paper{fill:var(--paper);stroke:var(--edge)}
.title{font-size:17px;font-weight:600;fill:var(--ink)}
.axis,.tick{fill:var(--quiet)}
.tick{font-size:12px;font-variant-numeric:tabular-nums}
.grid{stroke:var(--grid)}
.base{stroke:var(--quiet)}
.name{fill:var(--ink)}
.line{fill:none;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.dashed{stroke-dasharray:2 6}
.range{stroke-width:1.5;opacity:.55}
.label{font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
`;
