import React from "react";
import { Asked } from "../../components/asked";
import { askedProps } from "../../server/asked-props";

export default function Page(props) {
	return <Asked title="Static" {...props} />;
}

export const getServerData = askedProps;
