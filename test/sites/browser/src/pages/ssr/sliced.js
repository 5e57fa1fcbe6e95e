import React from "react";
import { Slice } from "gatsby";
import { Asked } from "../../components/asked";
import { askedProps } from "../../server/asked-props";

export default function Page(props) {
	const { prop } = props.serverData.query;
	return (
		<>
			<Asked title="Sliced on request" {...props} />
			<Slice alias="footer" menu={[{ onOpen: prop === "function" ? () => {} : null }]} />
			{prop === "alias" && <Slice alias={`${prop}-of-nothing`} />}
		</>
	);
}

export const getServerData = askedProps;
