/** Colours and the few elements that all tools share. Units are px: the site decides what a rem is. */
export const BASE_STYLE = `
:host {
	all: initial;
	color-scheme: light dark;
	--surface: light-dark(#ffffff, #191b22);
	--raised: light-dark(#f5f6f8, #22252e);
	--line: light-dark(#dfe2e8, #343844);
	--text: light-dark(#1a1d24, #eceef3);
	--muted: light-dark(#5b6270, #a0a7b6);
	--accent: light-dark(#5b35c9, #b79cff);
	--danger: light-dark(#c0242f, #ff7b81);
	--danger-soft: light-dark(#fdecec, #3b1d22);
	--good: light-dark(#18713f, #6bd79a);
	--good-soft: light-dark(#e8f6ee, #16301f);
	--mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
	--sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
	font: 15px/1.5 var(--sans);
	color: var(--text);
}
*, *::before, *::after { box-sizing: border-box; }
h1, h2, p, dl, dd, pre, table { margin: 0; }
button, input { font: inherit; color: inherit; }
button { cursor: pointer; }
a { color: var(--accent); }
code, pre { font-family: var(--mono); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.quiet { border: 1px solid var(--line); border-radius: 7px; background: var(--surface); padding: 5px 11px; font-size: 13px; }
.quiet:hover { background: var(--raised); }
.place { border: 0; background: none; padding: 0; color: var(--accent); font: 13px/1.5 var(--mono); text-align: left; overflow-wrap: anywhere; text-decoration: underline; text-underline-offset: 3px; }
.chip { display: inline-block; border-radius: 5px; padding: 1px 7px; font: 600 12px/1.6 var(--mono); background: var(--raised); color: var(--muted); }
.chip.ssr { background: light-dark(#efe9ff, #2c2347); color: var(--accent); }
.chip.dsg { background: light-dark(#fff3dc, #39301b); color: light-dark(#8a5a00, #f0c36b); }
.chip.ssg { background: var(--good-soft); color: var(--good); }
`;
