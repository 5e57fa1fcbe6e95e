import { INSPECTION_PATH, type InspectedAnswer, type Inspection, PAGES_PATH } from "../universal/develop-messages.js";
import { BASE_STYLE } from "./base-style.js";
import { createShadow, editorButton, element } from "./element.js";
import { hasInspector, setInspector } from "./inspector-choice.js";

const STYLE = `${BASE_STYLE}
:host { position: fixed; left: 12px; bottom: 12px; z-index: 2147483000; }
.button { display: flex; gap: 7px; align-items: center; border: 1px solid var(--line); border-radius: 99px; background: var(--surface); padding: 4px 12px 4px 5px; font-size: 13px; box-shadow: 0 2px 10px rgb(0 0 0 / 0.18); }
.button i { display: grid; place-items: center; width: 22px; height: 22px; border-radius: 50%; background: var(--accent); color: var(--surface); font: 700 13px/1 var(--mono); }
.button i::before { content: "G"; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.panel { position: absolute; left: 0; bottom: 44px; width: min(440px, calc(100vw - 24px)); max-height: calc(100dvh - 80px); overflow: auto; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); box-shadow: 0 16px 50px rgb(0 0 0 / 0.28); }
.panel:focus { outline: none; }
section { padding: 14px 16px; border-top: 1px solid var(--line); }
section:first-child { border-top: 0; }
h2 { font: 600 12px/1.4 var(--sans); color: var(--muted); margin-bottom: 6px; }
p { font-size: 14px; overflow-wrap: anywhere; }
.mode { display: flex; gap: 10px; align-items: baseline; margin-bottom: 6px; }
.mode .place { font-size: 14px; }
ol + table { margin-top: 6px; }
ol { margin: 0; padding-left: 20px; font: 13px/1.6 var(--mono); overflow-wrap: anywhere; }
ol small { color: var(--muted); font-size: 12px; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th { font-weight: 400; white-space: nowrap; text-align: left; color: var(--muted); padding: 2px 8px 2px 0; }
td { text-align: right; font-family: var(--mono); padding: 2px 0 2px 8px; }
td.text { text-align: left; overflow-wrap: anywhere; width: 100%; }
thead th { text-align: right; padding: 0 0 4px 8px; font-weight: 600; }
footer { display: flex; gap: 14px; align-items: center; padding: 12px 16px; border-top: 1px solid var(--line); background: var(--raised); font-size: 13px; }
footer .quiet { margin-left: auto; }
@media print { :host { display: none; } }
`;

const NAMES: Readonly<Record<InspectedAnswer["as"], string>> = { html: "HTML", json: "Data" };

/**
 * A button in a corner that opens what the dev server knows of the page.
 * @param onPage calls its listener with each page that is shown
 */
export function startInspector(onPage: (listener: () => void) => void): void {
	if (!hasInspector()) return;
	const { host, root } = createShadow("gatz-inspector", STYLE);
	const label = element("span", {}, "…");
	const panel = element("div", { class: "panel", role: "dialog", "aria-label": "This page", tabindex: "-1" });
	panel.hidden = true;
	const button = element(
		"button",
		{
			type: "button",
			class: "button",
			"aria-expanded": "false",
			onclick: () => toggle(panel.hidden !== false),
		},
		element("i", { "aria-hidden": "true" }),
		label,
		element("span", { class: "unseen" }, ": inspect this page"),
	);
	root.append(panel, button);
	root.addEventListener("keydown", (event) => (event as KeyboardEvent).key === "Escape" && toggle(false));

	function toggle(isOpen: boolean): void {
		panel.hidden = !isOpen;
		button.setAttribute("aria-expanded", String(isOpen));
		if (isOpen) void update();
		(isOpen ? panel : button).focus();
	}

	async function update(): Promise<void> {
		const url = location.pathname + location.search;
		const response = await fetch(`${INSPECTION_PATH}?url=${encodeURIComponent(url)}`).catch(() => undefined);
		const found = response?.ok ? ((await response.json()) as Inspection | null) : null;
		label.textContent = found ? found.mode : "no page";
		panel.replaceChildren(...(found ? describe(found) : [element("section", {}, "There is no page at this URL.")]), createFooter());
	}

	function createFooter(): HTMLElement {
		const turnOff = () => {
			setInspector(false);
			host.remove();
		};
		return element(
			"footer",
			{},
			element("a", { href: PAGES_PATH }, "All pages"),
			element("a", { href: "/___graphql" }, "GraphiQL"),
			element(
				"button",
				{ type: "button", class: "quiet", title: `It can be turned on again at ${PAGES_PATH}`, onclick: turnOff },
				"Turn off",
			),
		);
	}

	document.body.append(host);
	onPage(() => void update());
}

function describe({ mode, why, source, place, routes, params, answers }: Inspection): HTMLElement[] {
	const chip = element("span", { class: `chip ${mode.toLowerCase()}` }, mode);
	const entries = Object.entries(params);
	return [
		element("section", {}, element("div", { class: "mode" }, chip, editorButton(place, source)), element("p", {}, why)),
		element(
			"section",
			{},
			element("h2", {}, routes.length > 1 ? "Routes that match, the best first" : "Route"),
			element("ol", {}, ...routes.map((one) => element("li", {}, one.route, " ", element("small", {}, one.source)))),
			entries.length > 0 && createTable(entries.map(([name, value]) => [name, value])),
		),
		...(answers.length > 0 ? [createTimings(answers), createCaching(answers)] : []),
	];
}

function createTimings(answers: readonly InspectedAnswer[]): HTMLElement {
	const steps = [...new Set(answers.flatMap(({ timings }) => timings.map(([step]) => step)))];
	const cell = (text: string) => element("td", {}, text);
	const row = (name: string, texts: readonly string[]) => element("tr", {}, element("th", { scope: "row" }, name), ...texts.map(cell));
	const head = answers.map(({ as }) => element("th", { scope: "col" }, NAMES[as]));
	const timeOf = ({ timings }: InspectedAnswer, step: string) => {
		const found = timings.find(([name]) => name === step);
		return found ? `${found[1].toFixed(found[1] < 10 ? 2 : 0)} ms` : "–";
	};
	return element(
		"section",
		{},
		element(
			"table",
			{},
			element("thead", {}, element("tr", {}, element("td"), ...head)),
			element(
				"tbody",
				{},
				...steps.map((step) =>
					row(
						step,
						answers.map((answer) => timeOf(answer, step)),
					),
				),
				row(
					"size",
					answers.map(({ size }) => formatBytes(size)),
				),
				row(
					"status",
					answers.map(({ status }) => String(status)),
				),
			),
		),
	);
}

function createCaching(answers: readonly InspectedAnswer[]): HTMLElement {
	const rows = answers.map(({ as, cacheControl, cacheControlBy }): [string, string] => [
		NAMES[as],
		`${cacheControl || "none"} (${cacheControlBy})`,
	]);
	return element("section", {}, element("h2", {}, "Cache-Control, and who set it"), createTable(rows));
}

function createTable(rows: readonly (readonly [string, string])[]): HTMLElement {
	const made = rows.map(([name, value]) =>
		element("tr", {}, element("th", { scope: "row" }, name), element("td", { class: "text" }, value)),
	);
	return element("table", {}, element("tbody", {}, ...made));
}

function formatBytes(bytes: number): string {
	return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
