import React from "react";
import { Facts } from "../components/facts";

export default function About(props) {
	return <Facts title="About" {...props} />;
}

export const Head = () => <title>About us</title>;
