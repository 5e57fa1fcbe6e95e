import type { IAdapter } from "./dist/index.js";

export default function createLambdaAdapter(): IAdapter;
