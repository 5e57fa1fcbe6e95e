import * as React from "react";

export default function Ssr({ location, serverData }) {
	return (
		<h1>
			{location.pathname} {serverData.url}
		</h1>
	);
}

export const getServerData = ({ url }) => ({ props: { url } });
