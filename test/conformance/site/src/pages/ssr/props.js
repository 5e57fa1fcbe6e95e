import * as React from "react";
import { Show } from "../../show.js";

class Point {
	constructor(x) {
		this.x = x;
	}
}

function cycle() {
	const row = { name: "a" };
	row.self = { back: row };
	return { rows: [row] };
}

const CASES = {
	kinds: () => ({
		date: new Date(0),
		map: new Map([[1, 2]]),
		nothing: undefined,
		run: () => 1,
		nan: Number.NaN,
		point: new Point(1),
		json: { toJSON: () => "own" },
	}),
	array: () => [1, "a"],
	text: () => "text",
	number: () => 0,
	null: () => null,
	empty: () => ({}),
	bigint: () => ({ rows: [{}, { total: 10n }] }),
	cycle,
	script: () => ({ html: "</script><script>alert(1)</script><!--\u2028\u2029" }),
	dollar: () => ({ text: "$& $1 $`" }),
};

export default function Props({ serverData }) {
	return React.createElement(Show, { value: serverData });
}

export async function getServerData({ query }) {
	return { props: CASES[query.case](), other: "ignored" };
}
