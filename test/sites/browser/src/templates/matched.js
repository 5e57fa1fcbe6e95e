import React from "react";
import { Facts } from "../components/facts";

export default function Matched(props) {
	return <Facts title="Matched" {...props} />;
}
