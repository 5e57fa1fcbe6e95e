import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where this package is installed: absolute, with `dist/` in it. */
export const PACKAGE_DIRECTORY: string = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
