import type { ErrorReport } from "../universal/error-report.js";
import { BASE_STYLE } from "./base-style.js";
import { createShadow, editorButton, element } from "./element.js";

/** Shows errors over the page. */
export interface ErrorOverlay {
	/** Shows these and no others; none closes it. What was dismissed stays so until there is another one. */
	show(reports: readonly ErrorReport[]): void;
}

const STYLE = `${BASE_STYLE}
dialog { width: min(960px, calc(100vw - 32px)); max-width: none; max-height: calc(100dvh - 48px); margin: 24px auto; padding: 0; overflow: auto; border: 1px solid var(--line); border-top: 4px solid var(--danger); border-radius: 12px; background: var(--surface); color: var(--text); box-shadow: 0 24px 70px rgb(0 0 0 / 0.35); }
dialog::backdrop { background: light-dark(rgb(30 33 41 / 0.45), rgb(0 0 0 / 0.6)); }
header { position: sticky; top: 0; display: flex; gap: 8px; align-items: center; padding: 12px 20px; background: var(--surface); border-bottom: 1px solid var(--line); }
header .code { margin-right: auto; background: var(--danger-soft); color: var(--danger); overflow-wrap: anywhere; }
header .count { color: var(--muted); font-size: 13px; white-space: nowrap; }
main { display: grid; gap: 18px; padding: 20px; }
h1 { font: 600 19px/1.4 var(--sans); overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 14px; font-size: 13px; }
dt { color: var(--muted); }
dd { font-family: var(--mono); overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: 12px 0; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); font-size: 13px; line-height: 1.6; tab-size: 2; }
pre span { display: block; width: max-content; min-width: 100%; padding: 0 16px; }
pre .bad { background: var(--danger-soft); }
pre .mark { color: var(--danger); }
pre .added { background: var(--good-soft); color: var(--good); }
pre .removed { background: var(--danger-soft); color: var(--danger); }
.fix { padding: 10px 14px; border-radius: 8px; background: var(--good-soft); }
.fix b { color: var(--good); }
summary { cursor: pointer; color: var(--muted); font-size: 13px; }
details pre { margin-top: 8px; font-size: 12px; }
footer { padding: 0 20px 16px; color: var(--muted); font-size: 13px; }
@media (max-width: 520px) {
	dialog { width: 100vw; max-height: 100dvh; margin: 0; border-radius: 0; border-inline: 0; }
	header, main { padding-inline: 14px; }
	footer { padding-inline: 14px; }
	h1 { font-size: 17px; }
	header .step { padding-inline: 9px; }
}
@media print { :host { display: none; } }
`;

export function createErrorOverlay(): ErrorOverlay {
	const { host, root } = createShadow("gatz-error-overlay", STYLE);
	const dialog = element("dialog", { "aria-labelledby": "what" });
	root.append(dialog);
	let reports: readonly ErrorReport[] = [];
	let shown = 0;
	/** The reports that were dismissed, as a text. */
	let dismissed = "";

	dialog.addEventListener("close", () => {
		dismissed = JSON.stringify(reports);
		host.remove();
	});

	function draw(): void {
		const report = reports[shown];
		if (report) dialog.replaceChildren(createHeader(report), createBody(report), createFooter());
	}

	function createHeader({ code }: ErrorReport): HTMLElement {
		const count = reports.length;
		const step = (label: string, text: string, by: number) => {
			const go = () => {
				shown = (shown + by + count) % count;
				draw();
				dialog.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.focus();
			};
			return element("button", { type: "button", class: "quiet step", "aria-label": label, onclick: go }, text);
		};
		const steps = count > 1 ? [step("Previous error", "←", -1), step("Next error", "→", 1)] : [];
		return element(
			"header",
			{},
			element("span", { class: "chip code" }, code || "Error"),
			count > 1 && element("span", { class: "count", "aria-live": "polite" }, `${shown + 1} of ${count}`),
			...steps,
			element("button", { type: "button", class: "quiet", "aria-label": "Dismiss", onclick: () => dialog.close() }, "✕"),
		);
	}

	return {
		show(next) {
			const text = JSON.stringify(next);
			if (text === JSON.stringify(reports) && (dialog.open || text === dismissed)) return;
			const known = new Set(reports.map((report) => JSON.stringify(report)));
			const firstNew = next.findIndex((report) => !known.has(JSON.stringify(report)));
			reports = next;
			shown = Math.max(0, firstNew);
			if (next.length === 0) return dialog.open ? dialog.close() : undefined;
			draw();
			if (dialog.open) return;
			(document.body ?? document.documentElement).append(host);
			dialog.showModal();
		},
	};
}

function createBody({ what, facts, frame, stack, fix, place }: ErrorReport): HTMLElement {
	const [title = "", ...rest] = what.split(/\n\s*\n/);
	const detail = rest.join("\n\n");
	return element(
		"main",
		{},
		element("h1", { id: "what" }, title),
		facts.length > 0 && createFacts(facts, place),
		detail !== "" && createLines(detail.split("\n"), classOfDifference),
		frame !== undefined && createLines(frame.split("\n"), classOfSource),
		fix !== undefined && element("p", { class: "fix" }, element("b", {}, "Fix: "), fix),
		stack.length > 0 &&
			element(
				"details",
				{},
				element("summary", {}, "Stack"),
				createLines(stack, () => ""),
			),
	);
}

function createFacts(facts: ErrorReport["facts"], place: string | undefined): HTMLElement {
	const rows = facts.flatMap(([label, value]) => [
		element("dt", {}, label),
		element("dd", {}, label === "File" && place !== undefined ? editorButton(place, value) : value),
	]);
	return element("dl", {}, ...rows);
}

function createLines(lines: readonly string[], classOf: (line: string) => string): HTMLElement {
	return element("pre", { tabindex: "0" }, ...lines.map((line) => element("span", { class: classOf(line) }, line === "" ? " " : line)));
}

/** Of a code frame: the line, and the mark under it. */
function classOfSource(line: string): string {
	return line.startsWith(">") ? "bad" : /^\s*\|\s*\^/.test(line) ? "mark" : "";
}

/** Of React's comparison of what the server and the browser have rendered. */
function classOfDifference(line: string): string {
	return line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "";
}

function createFooter(): HTMLElement {
	return element("footer", {}, "Escape closes this. It goes away by itself once the file is mended; the terminal says the same.");
}
