import { renderToReadableStream } from "react-dom/server";
import type * as nodejs from "./render-when-ready.js";

export const renderWhenReady: typeof nodejs.renderWhenReady = async (tree) => {
	const errors: unknown[] = [];
	const stream = await renderToReadableStream(tree, {
		progressiveChunkSize: Number.POSITIVE_INFINITY,
		onError: (error) => void errors.push(error),
	});
	await stream.allReady;
	return { html: await new Response(stream).text(), errors };
};
