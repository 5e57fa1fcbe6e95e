import React from "react";
import { Frame } from "./src/components/frame";

exports.wrapPageElement = ({ element }) => React.createElement(Frame, null, element);
