import { expect, it } from "vitest";
import { setTable } from "./text-table.js";

it("sets numbers to the right, cuts what is too long, and lets nothing move the cursor", () => {
	const columns = [
		{ title: "N", isNumber: true, text: ({ count }: { count: number }) => String(count) },
		{ title: "PATH", text: ({ path }: { path?: string }) => path },
	];
	const rows = [{ count: 7, path: "/a\u001b[2J" }, { count: 1200, path: "/a/long/path" }, { count: 3 }];
	expect(setTable(columns, rows, 14)).toEqual(["   N  PATH", "   7  /a [2J", "1200  /a/long…", "   3"]);
});
