import React from "react";
import small from "../images/small.png";
import large from "../images/large.png";
import plain from "../styles/plain.module.css";
import * as named from "../styles/named.module.css";

export default function Styled() {
	return (
		<>
			<h1>Styled</h1>
			<p id="plain" className={plain.firstBox}>
				Default import
			</p>
			<p id="named" className={named.second}>
				Namespace import
			</p>
			<img id="small" src={small} alt="" />
			<img id="large" src={large} alt="" />
		</>
	);
}
