import React from "react";
import { Slice } from "gatsby";
import { Facts } from "../components/facts";

export default function Sliced(props) {
	return (
		<>
			<Slice alias="greeting" mark="given" list={[1, { two: 2 }]}>
				<b>{props.path}</b>
			</Slice>
			<Facts title="Sliced" {...props} />
			<Slice alias="nothing" allowEmpty />
			<Slice alias="footer" />
		</>
	);
}
