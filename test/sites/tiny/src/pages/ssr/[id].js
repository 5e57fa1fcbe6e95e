import * as React from "react";

export default function Param({ serverData }) {
	return <h1>{serverData.id}</h1>;
}

export const getServerData = ({ params }) => ({ props: params });
