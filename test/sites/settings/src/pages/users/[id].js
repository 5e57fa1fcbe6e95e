import * as React from "react";

export default ({ serverData, params }) => (
	<h1>
		user {serverData.id} {params.id}
	</h1>
);
export const getServerData = ({ params }) => ({ props: params });
