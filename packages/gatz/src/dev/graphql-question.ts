import type { HandlerRequest } from "../server/exchange.js";

/** What a client asks a GraphQL endpoint. */
export interface Question {
	readonly query: string;
	readonly variables?: Readonly<Record<string, unknown>>;
	/** Which operation of the query to run. */
	readonly operation?: string;
}

/** Why a request asks nothing that could be run. */
export interface Refusal {
	readonly status: number;
	readonly problem: string;
}

/** Reads a request in the form of GraphQL over HTTP: parameters of a GET, JSON of a POST, or a POST of the query itself. */
export async function readQuestion(request: HandlerRequest): Promise<Question | Refusal> {
	if (request.method !== "POST") {
		const { variables, ...others } = Object.fromEntries(new URLSearchParams(request.url.split("?")[1]));
		return checkQuestion({ ...others, variables: variables ? parseJson(variables) : undefined });
	}
	const type = String(request.headers["content-type"] ?? "")
		.split(";")[0]
		?.trim()
		.toLowerCase();
	if (type !== "application/json" && type !== "application/graphql")
		return { status: 415, problem: "The content-type has to be application/json." };
	const text = await new Response(request.body()).text();
	return checkQuestion(type === "application/json" ? parseJson(text) : { query: text });
}

function checkQuestion(asked: unknown): Question | Refusal {
	if (!isObject(asked)) return { status: 400, problem: "The body has to be JSON of an object." };
	const { query, variables, operationName } = asked;
	if (typeof query !== "string" || query === "") return { status: 400, problem: "There has to be a query, as text." };
	if (variables != null && !isObject(variables)) return { status: 400, problem: "The variables have to be an object." };
	if (operationName != null && typeof operationName !== "string") return { status: 400, problem: "The operationName has to be text." };
	return { query, ...(variables != null && { variables }), ...(operationName && { operation: operationName }) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is no JSON is no object either. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
