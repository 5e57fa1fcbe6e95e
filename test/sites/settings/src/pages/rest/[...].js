import * as React from "react";

export default ({ serverData }) => <h1>rest {serverData["*"]}</h1>;
export const getServerData = ({ params }) => ({ props: params });
