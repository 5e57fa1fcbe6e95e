import React from "react";
import { Facts } from "../components/facts";

export default function Failed(props) {
	return <Facts title="Failed" {...props} />;
}
