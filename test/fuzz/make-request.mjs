// biome-ignore format: a table
const METHODS = ["GET", "GET", "GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"];
// biome-ignore format: a table
const PATHS = [
	"/", "/ssr/dog/", "/ssr/dog", "/ssr/kept/", "/fails/", "/deferred/", "/404.html", "/nope", "/words.txt", "/words.txt.br", "/circles.svg",
	"/page-data/index/page-data.json", "/page-data/ssr/dog/page-data.json", "/page-data/fails/page-data.json", "/page-data/app-data.json",
	"/api/echo", "/api/nope", "/.env.production", "/../gatsby-config.js", "/..%2fgatsby-config.js", "/%2e%2e/%2e%2e/etc/passwd",
	"/..\\gatsby-config.js", "/..%5c..%5cgatsby-config.js", "/%00", "/words.txt%00.html", "/.cache/current.json", "//evil.example/", "/%", "/%ff%fe",
	"*", "", "evil", "http://evil.example/ssr/dog/", "http://", "/ssr/%F0%9F%90%B6/", "/ssr/a%2Fb/", "/ssr/__proto__/", "/constructor/", "/static/x",
	"/page-data/%2e%2e/page-data.json", "/page-data//page-data.json", "/page-data/page-data.json", "/ssr/;a=b/", "/SSR/DOG/", `/${"a/".repeat(2000)}`, `/${"x".repeat(9000)}`,
];
/** So many of them are there. */
const KNOWN = 16;
// biome-ignore format: a table
const PIECES = ["../", "..%2f", "%2e%2e/", "%00", "\\", "//", "/./", "%", "%c0%ae", "?", "#", ";", "\xe9", "%E0%A4%A", "page-data.json", ".br", ".cache/", "~", ":", "[", "]", "*"];
// biome-ignore format: a table
const HEADERS = {
	"accept-encoding": ["gzip", "br", "gzip, deflate, br, zstd", "identity;q=0", "*;q=0", "br;q=nope", ",,;q", "x".repeat(500)],
	accept: ["text/html", "application/json", "*/*;q=0", ";;", "text/html,".repeat(50)],
	range: ["bytes=0-5", "bytes=-1", "bytes=9999999-", "bytes=5-1", "bytes=0-1,3-4", "lines=1-2", `bytes=${"9".repeat(400)}-`],
	"if-none-match": ["*", '"x"', 'W/"x"', '"', ",".repeat(99)],
	"if-range": ['"x"', "Thu, 01 Jan 1970 00:00:00 GMT"],
	host: ["evil.example", "a b", "localhost:99999", "[::1", "", "<script>"],
	cookie: ["a=b; c=%", "__proto__=1", "=", "a=".repeat(300)],
	"x-forwarded-for": ["1.1.1.1", "unknown", ",,", "::ffff:1.2.3.4, 1.1.1.1:99", "9".repeat(300)],
	"x-forwarded-proto": ["https", "javascript", ","],
	"x-forwarded-host": ["evil.example", "a/b", " "],
	forwarded: ["for=1.1.1.1;proto=https", 'for="[', ";;=,", "for=".repeat(99)],
	"content-type": ["application/json", "multipart/form-data; boundary=x", "text/plain; charset=klingon", "application/x-www-form-urlencoded", "\x80"],
	"content-encoding": ["gzip", "br", "nope"],
	"content-length": ["0", "5", "-1", "1e9", "99999999999999999999", "5, 6"],
	"transfer-encoding": ["chunked", "identity", "chunked, chunked", "xchunked"],
	expect: ["100-continue", "200-ok"],
	upgrade: ["websocket", "h2c"],
	connection: ["close", "keep-alive, upgrade", "upgrade"],
	"x-request-id": ["a", "a\tb", "x".repeat(200)],
	traceparent: ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "zz"],
	"x-gatz-debug": ["true", "SECRET"],
	purpose: ["prefetch"],
};
/** Those with which a request is refused before anyone looks at the rest. */
const FRAMING = ["content-length", "transfer-encoding", "host", "expect", "upgrade", "connection"];
const NAMES = Object.keys(HEADERS).filter((name) => !FRAMING.includes(name));
const BODIES = [
	"",
	"hello",
	'{"a":1}',
	'{"__proto__":{"x":1}}',
	"{",
	"a=b&a[b][c]=d",
	'--x\r\ncontent-disposition: form-data; name="f"; filename="../f"\r\n\r\nhi\r\n--x--\r\n',
];

/** Text of one request, well-formed for the most part. Each character is a byte. */
export function makeRequest(random) {
	const method = random.pick(METHODS);
	let path = random.pick(random.chance(0.3) ? PATHS : PATHS.slice(0, KNOWN));
	for (let count = random.chance(0.15) ? random.below(4) + 1 : 0; count > 0; count--) {
		const at = Math.min(random.below(path.length) + 1, path.length);
		path = path.slice(0, at) + random.pick(PIECES) + path.slice(at);
	}
	if (random.chance(0.3))
		path += `?${random.pick(["q=1", "a[b]=1&a[c]=2", "__proto__[x]=1", "%", "q=".repeat(500), random.bytes(8).replace(/[\s\0]/g, "")])}`;
	const headers = new Map([["host", "127.0.0.1"]]);
	for (let count = random.below(5); count > 0; count--) {
		const name = random.pick(random.chance(0.05) ? FRAMING : NAMES);
		headers.set(name, random.pick(HEADERS[name]));
	}
	if (random.chance(0.02)) headers.set("x-large", "x".repeat(20_000));
	if (random.chance(0.02)) headers.set(random.bytes(3), random.bytes(5));
	if (random.chance(0.03)) headers.delete("host");
	const hasBody = !["GET", "HEAD", "get"].includes(method) || random.chance(0.1);
	const body = hasBody ? random.pick(BODIES) : "";
	const isFramed = headers.has("content-length") || headers.has("transfer-encoding");
	if (body && !isFramed)
		headers.set(
			...random.pick([
				["content-length", String(body.length)],
				["transfer-encoding", "chunked"],
			]),
		);
	const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`);
	const version = random.chance(0.02) ? random.pick(["HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTP/1.1", ""]) : "HTTP/1.1";
	const isChunked = headers.get("transfer-encoding") === "chunked";
	const sent = isChunked ? `${body && `${body.length.toString(16)}\r\n${body}\r\n`}0\r\n\r\n` : body;
	return { method, path, text: `${method} ${path} ${version}\r\n${lines.join("")}\r\n${sent}` };
}

/**
 * What is sent on one connection.
 * @returns parts to send one after the other, and whether the client then goes without waiting for an answer
 */
export function makeConnection(random) {
	const kind = random.below(20);
	const first = makeRequest(random);
	if (kind === 0) return { kind: "garbage", parts: [random.bytes(random.below(300) + 1)], leaves: false };
	if (kind === 1)
		return { kind: "truncated", parts: [first.text.slice(0, random.below(first.text.length) + 1)], leaves: random.chance(0.5) };
	if (kind === 2) return { kind: "abort", parts: [first.text], leaves: true };
	if (kind === 3)
		return {
			kind: "pipeline",
			parts: [Array.from({ length: random.below(6) + 2 }, () => makeRequest(random).text).join("")],
			leaves: false,
		};
	if (kind === 4) return { kind: "slow", parts: first.text.slice(0, 400).match(/[\s\S]{1,40}/g) ?? [], leaves: random.chance(0.5) };
	if (kind === 5) {
		const at = random.below(first.text.length);
		return { kind: "flipped", parts: [first.text.slice(0, at) + random.bytes(2) + first.text.slice(at + 2)], leaves: false };
	}
	return { kind: "single", parts: [first.text], leaves: false };
}
