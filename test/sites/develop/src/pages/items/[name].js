import * as React from "react";

export default function ItemPage({ params, serverData }) {
	return (
		<h1>
			{params.name} for {serverData.price}
		</h1>
	);
}

export async function getServerData({ params }) {
	if (params.name === "broken") throw new Error("no such item");
	return { props: { price: 5 } };
}

export const Head = () => <title>Item</title>;
