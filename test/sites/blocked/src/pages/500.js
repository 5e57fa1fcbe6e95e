import React from "react";
import { Marked } from "../components/marked";

export default function Failed() {
	return <Marked marker="500" />;
}
