import type * as nodejs from "./timers.js";

export const afterTurn: typeof nodejs.afterTurn = (callback) => void setTimeout(callback, 0);

export const startTimer: typeof nodejs.startTimer = (callback, milliseconds) => setTimeout(callback, milliseconds);
