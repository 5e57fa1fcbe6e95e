import React from "react";
import { Asked } from "../../../components/asked";
import { askedProps } from "../../../server/asked-props";

export default function Page(props) {
	return <Asked title="Ranking splat" {...props} />;
}

export const getServerData = askedProps;
