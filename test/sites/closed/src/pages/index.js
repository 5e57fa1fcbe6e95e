import { transform } from "lightningcss";
import * as React from "react";
import { fileText, version } from "reads-beside";
import plain from "plain";
import { moduleText, moduleVersion } from "reads-beside-module";

export default function Index({ serverData }) {
	return <h1>{JSON.stringify(serverData)}</h1>;
}

export function getServerData() {
	const { code } = transform({ filename: "a.css", code: Buffer.from("a { color: #ff0000 }"), minify: true });
	return { props: { css: code.toString(), fileText: fileText(), version, moduleText: moduleText(), moduleVersion, plain } };
}
