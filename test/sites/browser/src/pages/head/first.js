import React, { useContext } from "react";
import { useLocation } from "@reach/router";
import { Theme } from "../../components/theme";

export default function First() {
	return <h1>First head</h1>;
}

export function Head({ location }) {
	return (
		<>
			<html lang="de" data-first="html" />
			<body className="first" data-site="first" />
			<title>First title</title>
			<meta name="both" content="first" />
			<meta name="first" content={location.pathname} />
			<meta name="theme" content={useContext(Theme)} />
			<meta name="used-location" content={useLocation().pathname} />
			<link rel="alternate" hrefLang="de" href="/de/" />
			<style>{"h1 > b, .head-styled { color: rgb(7, 8, 9) }"}</style>
			<script>{"window.headRuns = (window.headRuns || 0) + 1"}</script>
			<script type="application/ld+json">{JSON.stringify({ "@type": "Thing", name: "a & b </script> <c>" })}</script>
			<noscript>
				<link rel="stylesheet" href="/no.css" />
			</noscript>
		</>
	);
}
