import React from "react";

const { readSecret } = require("../../server/secret");
const state = { loads: 0 };

const Mixed = ({ serverData }) => <h1>Mixed {serverData.kind}</h1>;

exports.getServerData = async () => {
	state.loads += 1;
	return { props: { kind: readSecret() } };
};

export default Mixed;
