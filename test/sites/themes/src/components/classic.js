/** @jsx make */
import { createElement } from "react";

const make = (type, props, ...children) => createElement(type, { ...props, id: "classic" }, ...children);

export default function Classic() {
	return <em>classic</em>;
}
