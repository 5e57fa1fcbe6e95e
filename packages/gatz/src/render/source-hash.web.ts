import { sha256 } from "../universal/sha-256.js";
import type * as nodejs from "./source-hash.js";

export const sourceHash: typeof nodejs.sourceHash = (text) => btoa(String.fromCharCode(...sha256(new TextEncoder().encode(text))));
