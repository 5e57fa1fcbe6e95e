// The module that is written into each server half for workers as `worker/runtime.mjs`: nothing of Node.js is behind it.
export { createWorker } from "./worker.js";
