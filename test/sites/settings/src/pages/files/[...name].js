import * as React from "react";

export default ({ serverData }) => <h1>files {serverData.name}</h1>;
export const getServerData = ({ params }) => ({ props: params });
