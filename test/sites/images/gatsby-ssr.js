import * as React from "react";
import { Shortcodes } from "./src/components/shortcodes";

export const wrapRootElement = ({ element }) => <Shortcodes>{element}</Shortcodes>;
