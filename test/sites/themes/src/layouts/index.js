import { value } from "@absolute/plugged";
import * as React from "react";
import { inFolder } from "found/in-folder";
import { value as same } from "src/lib/plugged";
import "./layout.css";

export default function Layout({ children }) {
	return (
		<div id="layout" title={[value === same, inFolder].join(" ")}>
			{children}
		</div>
	);
}
