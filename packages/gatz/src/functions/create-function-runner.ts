import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FunctionAnswer, FunctionBundle, FunctionCall } from "../artifact/function-bundle.js";
import { AnswerSocket } from "./answer-socket.js";
import { type BodyConfig, readBodyConfig } from "./body-config.js";
import { FunctionRequest } from "./function-request.js";
import { FunctionResponse } from "./function-response.js";

type FunctionModule = Readonly<Record<string, unknown>>;
type Handler = (request: FunctionRequest, response: FunctionResponse) => unknown;
type BodyReader = (request: FunctionRequest, response: FunctionResponse) => Promise<void>;

interface LoadedFunction {
	readonly handler: Handler;
	readonly config: BodyConfig;
	bodyReader?: BodyReader;
}

/**
 * Makes what runs a site's functions. It is bundled with them; in sites without functions it is not there.
 * @param modules path of a function → its module
 */
export function createFunctionRunner(modules: Readonly<Record<string, () => Promise<FunctionModule>>>): FunctionBundle["runFunction"] {
	// By module, for in develop a changed file is another one.
	const loaded = new WeakMap<FunctionModule, LoadedFunction>();
	return async (call) => {
		const module = await (modules[call.path] as () => Promise<FunctionModule>)();
		const known = loaded.get(module) ?? readModule(module, call.onWarning);
		loaded.set(module, known);
		return run(known, call);
	};
}

function readModule(module: FunctionModule, onWarning: FunctionCall["onWarning"]): LoadedFunction {
	const { default: main } = module;
	const inner = Object(main) as { default?: unknown; config?: unknown };
	const handler = [main, inner.default, module["module.exports"]].find((one) => typeof one === "function");
	if (!handler) throw new TypeError("it has no default export that is a function");
	return { handler: handler as Handler, config: readBodyConfig(module.config ?? inner.config, onWarning) };
}

function run(known: LoadedFunction, call: FunctionCall): Promise<FunctionAnswer> {
	const { method, address, headers } = call.request;
	const socket = new AnswerSocket({ method, address, encrypted: call.request.origin().startsWith("https:") });
	const request = new FunctionRequest(call, socket);
	const response = new FunctionResponse(request);
	response.assignSocket(socket as unknown as Socket);
	socket.on("drain", () => response.emit("drain"));
	response.on("finish", () => socket.finish());
	response.on("error", call.onError);
	const leave = (): void => {
		request.destroy();
		socket.destroy();
	};
	call.request.signal().addEventListener("abort", leave, { once: true });
	const hasLength = headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
	const hasBody = hasLength && method !== "GET" && method !== "HEAD";
	const execute = async () => {
		if (hasBody) await readBody(known, request, response);
		if (!response.writableEnded) await known.handler(request, response);
	};
	return new Promise((resolve, reject) => {
		socket.answer.then(resolve);
		execute().catch((error: unknown) => {
			if (socket.hasBegun) call.onError(error);
			else reject(error);
			// An answer that was begun must not pass for a whole one.
			if (!response.writableEnded) socket.destroy();
		});
	});
}

/** A body that can't be taken is the client's fault: it is answered, and the function does not run. */
async function readBody(known: LoadedFunction, request: FunctionRequest, response: FunctionResponse): Promise<void> {
	const { BodyError, createBodyReader } = await import("./read-body.js");
	try {
		known.bodyReader ??= createBodyReader(known.config);
		await known.bodyReader(request, response);
	} catch (error) {
		if (!(error instanceof BodyError)) throw error;
		response.status(error.status).type("txt").send(STATUS_CODES[error.status]);
	}
}
