import * as React from "react";
import limit from "../images/limit.png";
import { title } from "../styles/names.module.css";

export default function Rendered({ location }) {
	return (
		<h1 className={title}>
			<img src={limit} alt="" />
			{location.pathname}
		</h1>
	);
}

export const getServerData = async () => ({ props: {} });
