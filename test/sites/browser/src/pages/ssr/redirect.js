import React from "react";
import { redirect } from "gatsby";
import { record } from "../../server/runs";

export default function Redirects() {
	return <h1>Never shown</h1>;
}

const WAYS = {
	redirect: (to) => redirect(to),
	permanent: (to) => redirect(to, 308),
	thrown: (to) => {
		throw redirect(to);
	},
	response: (to) => new Response(null, { status: 302, headers: { location: to } }),
	"thrown-response": (to) => {
		throw new Response(null, { status: 303, headers: { location: to } });
	},
	key: (to) => ({ redirect: { destination: to, permanent: false } }),
	loop: (_to, { url }) => redirect(url),
	status: (to) => ({ status: 301, headers: { location: to } }),
};

export async function getServerData(context) {
	record(context);
	return WAYS[context.query.way](context.query.to, context);
}
