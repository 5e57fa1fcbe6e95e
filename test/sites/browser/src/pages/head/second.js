import React from "react";

export default function Second() {
	return <h1>Second head</h1>;
}

export const Head = () => (
	<>
		<html lang="fr" />
		<title>Second title</title>
		<meta name="both" content="second" />
		<script>{"window.headRuns = (window.headRuns || 0) + 1"}</script>
	</>
);
