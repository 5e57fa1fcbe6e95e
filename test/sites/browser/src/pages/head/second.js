import React from "react";

export default function Second() {
	return <h1>Second head</h1>;
}

const Title = () => <title>Second title</title>;

export const Head = () => (
	<>
		<html lang="fr" />
		<Title />
		<meta name="both" content="second" />
		<script>{"window.headRuns = (window.headRuns || 0) + 1"}</script>
	</>
);
