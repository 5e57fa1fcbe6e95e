import * as React from "react";

const CASES = {
	"location-header": () => ({ status: 301, headers: { location: "/about/?a=1", "set-cookie": "seen=1" }, props: null }),
	"location-spelling": () => ({ status: 302, headers: new Map([["Location", "https://example.com/x"]]) }),
	"redirect-key": () => ({ redirect: { destination: "/about/", permanent: false } }),
	"redirect-permanent": () => ({ redirect: { destination: "/about/", permanent: true } }),
	"redirect-code": () => ({ redirect: { destination: "/about/", statusCode: 303 }, headers: { "x-a": "1" } }),
	"redirect-bad": () => ({ redirect: { destination: 7 } }),
	"response-redirect": () => new Response(null, { status: 307, headers: { location: "/about/", "set-cookie": "seen=1" } }),
	"thrown-redirect": () => {
		throw new Response(null, { status: 302, headers: { location: "/about/" } });
	},
	"thrown-404": () => {
		throw new Response("Not Found", { status: 404 });
	},
	response: () => new Response("<p>own</p>", { status: 201, headers: { "content-type": "text/html", "x-a": "1" } }),
	"thrown-response": () => {
		throw Response.json({ error: "teapot" }, { status: 418 });
	},
	primitive: () => "text",
	"created-location": () => ({ status: 201, headers: { location: "/about/" }, props: {} }),
};

export default function Answer() {
	return React.createElement("h1", null, "React ran");
}

export async function getServerData({ query }) {
	return CASES[query.case]();
}
