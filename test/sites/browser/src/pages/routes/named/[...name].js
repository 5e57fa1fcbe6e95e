import React from "react";
import { Facts } from "../../../components/facts";

export default function Named(props) {
	return <Facts title="Named splat" {...props} />;
}
