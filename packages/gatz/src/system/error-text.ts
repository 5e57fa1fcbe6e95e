import type { ErrorReport } from "../universal/error-report.js";
import type { Style } from "./terminal.js";

/** The lines that the terminal shows of an error. */
export function errorText(report: ErrorReport, paint: (style: Style, text: string) => string): string {
	const { code, what, facts, frame, stack, fix } = report;
	const isCoded = fix !== undefined;
	const heading = `${paint("red", "ERROR")} `;
	const parts = [
		...(isCoded ? [heading + code, what] : [heading + what]),
		isCoded && facts.map(([label, value]) => `${paint("dim", `${label}:`)} ${value}`).join("\n"),
		frame,
		stack.length > 0 && paint("dim", stack.join("\n")),
		isCoded && `${paint("bold", "Fix:")} ${fix}`,
	];
	return parts.filter((part) => part).join("\n\n");
}
