import React from "react";
import { Facts } from "../../components/facts";

export default function Dynamic(props) {
	return <Facts title="Dynamic" {...props} />;
}
