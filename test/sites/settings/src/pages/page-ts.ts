import { createElement, type ReactElement } from "react";

export default function PageTs(): ReactElement {
	return createElement("h1", null, "ts");
}
