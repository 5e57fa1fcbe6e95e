import React from "react";
import { Facts } from "../components/facts";

export default function NotFound(props) {
	return <Facts title="Not found" {...props} />;
}
