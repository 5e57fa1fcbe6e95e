import React from "react";
import { Link } from "gatsby";

export default function Server({ serverData }) {
	return (
		<>
			<h1>{serverData.title}</h1>
			<Link to="/">Home</Link>
		</>
	);
}

export const Head = () => <title>Server</title>;

export const getServerData = async () => ({ props: { title: "Server" } });
