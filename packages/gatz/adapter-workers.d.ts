import type { IAdapter } from "./dist/index.js";

export default function createWorkersAdapter(): IAdapter;
