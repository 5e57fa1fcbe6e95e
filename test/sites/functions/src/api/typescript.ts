import type { GatsbyFunctionRequest, GatsbyFunctionResponse } from "gatsby";

interface Answer {
	readonly typed: string;
}

export default function handler(request: GatsbyFunctionRequest, response: GatsbyFunctionResponse<Answer>): void {
	response.json({ typed: request.method as string });
}
