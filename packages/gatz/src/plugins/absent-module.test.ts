import { describe, expect, it } from "vitest";
import { createAbsentModule } from "./absent-module.js";

describe("createAbsentModule", () => {
	it("names module and member when something is read", () => {
		const { graphql } = { graphql: createAbsentModule("gatsby/graphql") as { GraphQLString?: unknown } };
		expect(() => graphql.GraphQLString).toThrow('GATZ_MODULE_NOT_YET: GraphQLString of "gatsby/graphql" was used');
	});

	it("has the members that it is given", () => {
		const webpack = createAbsentModule("gatsby/webpack", { DefinePlugin: 1 }) as Record<string, unknown>;
		expect(webpack.DefinePlugin).toBe(1);
		expect(() => webpack.Compiler).toThrow('GATZ_MODULE_NOT_YET: Compiler of "gatsby/webpack" was used');
	});

	it("can be loaded and awaited", async () => {
		const module = createAbsentModule("gatsby/sharp");
		expect(await module).toBe(module);
	});
});
