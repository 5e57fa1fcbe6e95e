import type { IAdapter } from "./dist/index.js";

export default function createFetchAdapter(): IAdapter;
