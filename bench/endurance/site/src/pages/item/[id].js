export default ({ serverData }) => <h1>Item {serverData.id}</h1>;

/** Kept by the server: as many answers as there are items. */
export const getServerData = async ({ params }) => ({
	props: { id: params.id, text: "x".repeat(2000) },
	headers: { "cache-control": "s-maxage=1, stale-while-revalidate=5" },
});
