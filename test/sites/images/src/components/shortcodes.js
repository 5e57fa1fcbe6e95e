import { MDXProvider } from "@mdx-js/react";
import * as React from "react";

const components = { Shout: ({ children }) => <strong id="shout">{children}!</strong> };

export const Shortcodes = ({ children }) => <MDXProvider components={components}>{children}</MDXProvider>;
