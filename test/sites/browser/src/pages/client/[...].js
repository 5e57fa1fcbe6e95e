import React from "react";
import { Facts } from "../../components/facts";

export default function Client(props) {
	return <Facts title="Client" {...props} />;
}
