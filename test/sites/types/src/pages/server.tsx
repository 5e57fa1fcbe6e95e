import * as React from "react";
import type { GetServerData, GetServerDataProps, GetServerDataReturn, PageProps } from "gatsby";

type ServerDataProps = { message: string; status: string };

const Server = ({ serverData }: PageProps<object, object, unknown, ServerDataProps>) => <p>{serverData.message}</p>;
export default Server;

export async function getServerData({ headers, query, params, method, url, pageContext }: GetServerDataProps): GetServerDataReturn<ServerDataProps> {
	const agent = headers.get("user-agent") as string;
	try {
		const result = await fetch(`https://dog.ceo/api/${query?.breed}/${params?.id}/${method}${url}${pageContext.id}${agent}`);
		if (!result.ok) throw new Error("Response failed");
		return { props: await result.json(), headers: { "Cache-Control": "public, max-age=10" } };
	} catch {
		return { status: 500, headers: {}, props: undefined };
	}
}

export const asConstant: GetServerData<ServerDataProps> = async () => ({ props: { message: "x", status: "y" } });
// @ts-expect-error: the message is a text
export const wrong: GetServerData<ServerDataProps> = async () => ({ props: { message: 1, status: "y" } });
