import type { GatsbyFunctionConfig, GatsbyFunctionRequest, GatsbyFunctionResponse } from "gatsby";

interface ContactBody {
	message: string;
}

export default async function handler(req: GatsbyFunctionRequest<ContactBody>, res: GatsbyFunctionResponse): Promise<void> {
	if (req.method !== "POST") return void res.status(405).send("Method not allowed");
	res.setHeader("x-name", req.query.name ?? req.params.name ?? req.cookies.name ?? req.headers.host ?? "");
	if (!req.body.message) return void res.redirect(303, "/contact");
	res.status(200).json({ message: req.body.message.toUpperCase() });
	// @ts-expect-error: the body was declared
	req.body.mesage;
}

export const config: GatsbyFunctionConfig = {
	bodyParser: { raw: { type: "*/*", limit: "5mb" }, urlencoded: { extended: true } },
};
