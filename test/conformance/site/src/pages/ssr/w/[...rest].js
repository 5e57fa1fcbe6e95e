import * as React from "react";
import { Show } from "../../../show.js";

export default function Splat({ serverData }) {
	return React.createElement(Show, { value: serverData });
}

export const getServerData = async ({ params }) => ({ props: { params } });
