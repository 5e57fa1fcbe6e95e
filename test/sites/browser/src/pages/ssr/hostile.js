import React from "react";
import { Facts } from "../../components/facts";

export default function Hostile({ serverData, ...props }) {
	return (
		<>
			<Facts title="Hostile" {...props} />
			<pre id="text">{serverData.text}</pre>
			<pre id="query">{JSON.stringify(serverData.query)}</pre>
		</>
	);
}

export const Head = ({ serverData }) => (
	<>
		<title>{serverData.text}</title>
		<meta name="description" content={serverData.text} />
		<script type="application/ld+json">{JSON.stringify({ text: serverData.text })}</script>
	</>
);

export const getServerData = async ({ query }) => ({
	props: { text: "</script><script>window.pwned=1</script><!--<script>\u2028\u2029&amp;</title>", query },
});
