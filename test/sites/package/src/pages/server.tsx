import type { GetServerData, GetServerDataProps, PageProps } from "gatsby";

interface ServerData {
	readonly title: string;
	readonly agent: string | null;
}

export default function Server({ serverData }: PageProps<object, object, unknown, ServerData>) {
	return <h1>{serverData.title}</h1>;
}

export const getServerData: GetServerData<ServerData> = async ({ headers }: GetServerDataProps) => ({
	status: 200,
	headers: { "cache-control": "public, max-age=10" },
	props: { title: "Rendered on request", agent: headers.get("User-Agent") ?? null },
});
