import { expect, test } from "vitest";
import { findSlicePlaces } from "./slice-places.js";

const IMPORT = 'import { jsx } from "react/jsx-runtime"; import { Slice } from "gatsby";';

test.each([
	["an alias", `${IMPORT} jsx(Slice, { alias: "a" })`, [{ alias: "a", required: true }]],
	["allowEmpty", `${IMPORT} jsx(Slice, { alias: "a", allowEmpty: true })`, [{ alias: "a", required: false }]],
	["allowEmpty={false}", `${IMPORT} jsx(Slice, { alias: "a", allowEmpty: false })`, [{ alias: "a", required: true }]],
	["allowEmpty, known when it is rendered", `${IMPORT} jsx(Slice, { alias: "a", allowEmpty: x })`, [{ alias: "a", required: false }]],
	["props that may hold allowEmpty", `${IMPORT} jsx(Slice, { ...props, alias: "a" })`, [{ alias: "a", required: false }]],
	["an alias known when it is rendered", `${IMPORT} jsx(Slice, { alias: x })`, [{ alias: null, required: false }]],
	["a template without holes", `${IMPORT} jsx(Slice, { alias: \`a\` })`, [{ alias: "a", required: true }]],
	["another name", 'import { Slice as S } from "gatsby"; jsx(S, { alias: "a" })', [{ alias: "a", required: true }]],
	["a namespace", 'import * as g from "gatsby"; createElement(g.Slice, { alias: "a" })', [{ alias: "a", required: true }]],
	["require", 'const { Slice } = require("gatsby"); jsx(Slice, { alias: "a" })', [{ alias: "a", required: true }]],
	["a Slice of somebody else", 'import { Slice } from "pizza"; jsx(Slice, { alias: "a" })', []],
	["a local name", `${IMPORT} function f(Slice) { return jsx(Slice, { alias: "a" }); }`, []],
	["a syntax error", "jsx(Slice, { alias: }", []],
])("%s", (_, code, places) => {
	expect(findSlicePlaces(code, "/site/a.js")).toEqual(places);
});
