import * as runtime from "react/jsx-dev-runtime";
import { named } from "./named.js";

export const Fragment = runtime.Fragment;
export const jsxDEV = (type, props, ...rest) => runtime.jsxDEV(type, named(props), ...rest);
