import { type PackedStatement, STATEMENT } from "../compat/index-format";
import type { Support, SupportCell } from "../compat/support";
import { versionNumber } from "../compat/version";
import type { Compat } from "./compat.server";

/** A packed statement with names for its places. */
export interface Statement {
	readonly added: string;
	readonly removed: string;
	readonly partial: boolean;
	readonly prefix: string;
	readonly alternative: string;
	readonly flag: string;
	readonly impl: string;
	readonly notes: readonly string[];
}

export function readStatement(packed: PackedStatement, text: Compat["text"]): Statement {
	const [added = "", removed = "", , name = "", flag, impl, ...notes] = packed;
	const isAlternative = hasBit(packed, STATEMENT.alternative);
	return {
		added,
		removed,
		partial: hasBit(packed, STATEMENT.partial),
		prefix: isAlternative ? "" : name,
		alternative: isAlternative ? name : "",
		flag: text(flag),
		impl: text(impl),
		notes: notes.map(text),
	};
}

function hasBit(packed: PackedStatement, bit: number): boolean {
	return (Number(packed[2] ?? 0) & bit) !== 0;
}

/** How well a statement serves while it holds: 3 without conditions, 2 partly or renamed, 1 behind a flag. */
function worth(packed: PackedStatement): 1 | 2 | 3 {
	if (packed[4]) return 1;
	return hasBit(packed, STATEMENT.partial) || packed[3] ? 2 : 3;
}

const BY_WORTH: readonly Support[] = ["no", "flag", "partial", "yes"];

/** The statement that describes one version best, and what it amounts to. */
export function supportAt(
	statements: readonly PackedStatement[] | undefined,
	version: number,
): { support: Support; statement: PackedStatement | undefined } {
	if (!statements) return { support: "unknown", statement: undefined };
	let best: PackedStatement | undefined;
	let coming: PackedStatement | undefined;
	let removed: PackedStatement | undefined;
	for (const statement of statements) {
		const added = statement[0] ?? "";
		if (added === "") continue;
		if (versionNumber(added) > version) {
			if (worth(statement) > 1) coming ??= statement;
		} else if (statement[1] && versionNumber(statement[1]) <= version) {
			if (worth(statement) > 1) removed ??= statement;
		} else if (!best || worth(statement) > worth(best)) best = statement;
	}
	if (best) return { support: BY_WORTH[worth(best)] as Support, statement: best };
	if (coming) return { support: "preview", statement: coming };
	return { support: "no", statement: removed };
}

/** What a table shows for a row of support and a browser, in that browser's current version. */
export function supportCell(compat: Compat, row: number, browser: number): SupportCell {
	const statements = compat.statements(row, browser);
	const { support, statement } = supportAt(statements, compat.browsers[browser]?.currentNumber ?? 0);
	const hasNotes = statements?.some((packed) => packed.length > 6 || packed[4]) ?? false;
	const version = statement?.[support === "no" ? 1 : 0] ?? "";
	const mark = statement ? markOf(support, statement) : "";
	return { support, version, ...(mark && { mark }), ...(hasNotes && { hasNotes }) };
}

function markOf(support: Support, statement: PackedStatement): string {
	if (support === "no") return "removed";
	if (support === "flag") return "flag";
	if (support !== "partial") return "";
	if (!statement[3]) return "partial";
	return hasBit(statement, STATEMENT.alternative) ? "renamed" : statement[3];
}

/** Answers for one version of one browser, each row worked out once. */
export function createSupportLookup(compat: Compat, browser: number, version: number): (row: number) => Support {
	const known: (Support | undefined)[] = [];
	return (row) => {
		known[row] ??= supportAt(compat.statements(row, browser), version).support;
		return known[row];
	};
}

/** The release that brought unconditional support to a browser that still has it; null when there is none. */
export function supportedSince(compat: Compat, row: number, browser: number): { version: string; date: string } | null {
	const { releases = [], currentNumber = 0 } = compat.browsers[browser] ?? {};
	const { support, statement } = supportAt(compat.statements(row, browser), currentNumber);
	if (support !== "yes" || !statement) return null;
	const number = versionNumber(statement[0] ?? "");
	const release = releases.find((candidate) => candidate.number >= number);
	return release ? { version: statement[0] ?? "", date: release.date } : null;
}
