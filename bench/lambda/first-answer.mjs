// One cold start: imports the handler, as Lambda does, asks it once, and says how long both took.
import { pathToFileURL } from "node:url";

const [module, rawPath, rawQueryString = ""] = process.argv.slice(2);
const begun = performance.now();
const { handler } = await import(pathToFileURL(module).href);
const { statusCode, body } = await handler({
	version: "2.0",
	rawPath,
	rawQueryString,
	headers: { accept: "text/html", host: "example.com", "x-forwarded-proto": "https" },
	requestContext: { domainName: "example.com", http: { method: "GET", path: rawPath, sourceIp: "192.0.2.7" } },
	isBase64Encoded: false,
});
console.log(JSON.stringify({ time: performance.now() - begun, statusCode, length: body.length }));
