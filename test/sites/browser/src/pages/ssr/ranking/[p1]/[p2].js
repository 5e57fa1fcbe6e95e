import React from "react";
import { Asked } from "../../../../components/asked";
import { askedProps } from "../../../../server/asked-props";

export default function Page(props) {
	return <Asked title="Ranking both" {...props} />;
}

export const getServerData = askedProps;
