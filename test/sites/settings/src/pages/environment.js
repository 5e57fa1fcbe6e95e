import * as React from "react";

const { GATSBY_COMMON, ONLY_SERVER: secret } = process.env;

export default function Environment({ serverData }) {
	const [inBrowser, show] = React.useState("");
	React.useEffect(() => {
		const { COMMON } = process.env;
		show([secret, COMMON, process.env.ONLY_SERVER, process.env.NOT_SET].map((value) => typeof value).join(" "));
	}, []);
	return (
		<>
			<h1>{[process.env.GATSBY_NAME, GATSBY_COMMON].join(" ")}</h1>
			<p id="server">{JSON.stringify(serverData)}</p>
			<p id="browser">{inBrowser}</p>
		</>
	);
}

export function getServerData() {
	const { GATSBY_NAME, ONLY_SERVER, OVERRIDDEN, SET_LATER } = process.env;
	return { props: { GATSBY_NAME, SET_LATER, OVERRIDDEN, knows: ONLY_SERVER === "secret-of-env-production" } };
}
