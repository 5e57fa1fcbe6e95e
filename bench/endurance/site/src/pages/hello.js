export default ({ serverData }) => <h1>Hello {serverData.name}</h1>;

export const getServerData = async ({ query }) => ({ props: { name: query.name ?? "you" } });
