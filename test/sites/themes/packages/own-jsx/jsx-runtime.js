import * as runtime from "react/jsx-runtime";
import { named } from "./named.js";

export const Fragment = runtime.Fragment;
export const jsx = (type, props, key) => runtime.jsx(type, named(props), key);
export const jsxs = (type, props, key) => runtime.jsxs(type, named(props), key);
