import bodyParser from "body-parser";
import type { DevApp } from "./dev-app.js";
import type { DevRequest, DevResponse } from "./dev-exchange.js";
import type { LiveData } from "./live-data.js";

/**
 * `POST /__refresh` and `/__refresh/<plugin>`: runs the sources again, with the request's JSON as `webhookBody`. Answers at once. It is
 * there while `ENABLE_GATSBY_REFRESH_ENDPOINT` is set; with `GATSBY_REFRESH_TOKEN`, only for requests with that `Authorization`. SPEC 1.16.16.
 */
export function addRefreshEndpoint(app: DevApp, data: Pick<LiveData, "source">, environment: NodeJS.ProcessEnv): void {
	if (!environment.ENABLE_GATSBY_REFRESH_ENDPOINT) return;
	app.use("/__refresh", bodyParser.json({ limit: "10mb" }) as never);
	app.post("/__refresh/:plugin?", (request: DevRequest, response: DevResponse) => {
		const token = environment.GATSBY_REFRESH_TOKEN;
		if (token && request.headers.authorization !== token) return response.sendStatus(403);
		const { plugin } = request.params;
		const body = request.body ?? {};
		void data.source({ webhookBody: body, ...(plugin !== undefined && { pluginName: plugin }) }, plugin);
		return response.status(200).end();
	});
}
