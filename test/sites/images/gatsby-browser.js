import * as React from "react";
import { Shortcodes } from "./src/components/shortcodes";
import "./src/styles/global.scss";

export const wrapRootElement = ({ element }) => <Shortcodes>{element}</Shortcodes>;
