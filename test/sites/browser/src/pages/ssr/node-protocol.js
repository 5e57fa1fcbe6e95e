import React from "react";
import { join } from "node:path";

export default function NodeProtocol({ serverData }) {
	return <h1>{serverData.joined}</h1>;
}

export const getServerData = async () => ({ props: { joined: join("a", "..", "b") } });
