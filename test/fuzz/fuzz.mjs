import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { makeConnection } from "./make-request.mjs";
import { createRandom } from "./random.mjs";

/** Connections at a time, and those that stay half-open for all of the run, as of a slow loris. */
const AT_ONCE = 8;
const HALF_OPEN = 50;

/** ms in which an answer has to come once all was sent; who sent less than it announced is not answered at all. */
const PATIENCE = 5000;
const QUIET = 300;

/** What no answer may hold: secrets of the site, where it lies, stacks. */
const LEAKS = [/SECRET-\w+/, /\n\s+at .+:\d+:\d+/, /\/node_modules\//, /file:\/\//, /root:x:0:0/];

/**
 * Sends what nobody should send.
 * @param directory of the site, which no answer may name
 * @returns what was wrong, each with the seed of its connection
 */
export async function fuzz({ port, directory, requests, seed }) {
	const findings = [];
	const statuses = {};
	const loris = Array.from({ length: HALF_OPEN }, () => connect(port, "127.0.0.1").on("error", () => {}));
	for (const socket of loris) socket.write("GET / HTTP/1.1\r\nhost: a\r\nx-slow: ");
	let next = 0;
	const lane = async () => {
		while (next < requests) {
			const own = seed + next++;
			const sent = makeConnection(createRandom(own));
			const received = await exchange(port, sent);
			for (const problem of judge(sent, received, directory, statuses))
				findings.push({ seed: own, kind: sent.kind, problem, sent: sent.parts.join("").slice(0, 300) });
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, lane));
	for (const socket of loris) socket.destroy();
	return { findings, statuses };
}

/** Sends the parts, and collects what comes until the server ends the connection or says nothing more. */
function exchange(port, { parts, leaves }) {
	return new Promise((resolve) => {
		const chunks = [];
		let quiet;
		const socket = connect({ port, host: "127.0.0.1" });
		const finish = () => {
			clearTimeout(quiet);
			clearTimeout(limit);
			socket.destroy();
			resolve(Buffer.concat(chunks));
		};
		const limit = setTimeout(finish, PATIENCE);
		socket.on("error", finish).on("close", finish);
		socket.on("data", (chunk) => {
			chunks.push(chunk);
			clearTimeout(quiet);
			quiet = setTimeout(finish, QUIET);
		});
		socket.on("connect", async () => {
			for (const part of parts) {
				if (socket.destroyed) return;
				socket.write(part, "latin1");
				if (parts.length > 1) await new Promise((next) => setTimeout(next, 5));
			}
			if (leaves) finish();
			else socket.end();
		});
	});
}

function* judge(sent, received, directory, statuses) {
	for (const answer of readAnswers(received, sent)) {
		if (typeof answer === "string") {
			yield answer;
			continue;
		}
		const { status, head, text } = answer;
		statuses[status] = (statuses[status] ?? 0) + 1;
		const isOwn = status === 500 && /fails/i.test(sent.parts.join(""));
		if (status >= 500 && !isOwn) yield `the status ${status}`;
		if (/^x-powered-by:/im.test(head)) yield "x-powered-by";
		const whole = `${head}\n${text}`;
		for (const leak of LEAKS) if (leak.test(whole)) yield `a leak: ${leak.exec(whole)[0]}`;
		if (whole.includes(directory)) yield "the site's folder";
	}
}

/** Answers of a connection, one after the other; a text for what is none. What was cut off in the end is left out. */
function* readAnswers(bytes, sent) {
	const raw = bytes.toString("latin1");
	const isHead = sent.kind !== "pipeline" && /^HEAD /.test(sent.parts[0]);
	let at = 0;
	while (at < raw.length) {
		const end = raw.indexOf("\r\n\r\n", at);
		const head = raw.slice(at, end);
		const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
		if (end < 0 || Number.isNaN(status)) {
			// After an answer to HEAD in a pipeline its body is looked for in vain.
			if (sent.kind !== "pipeline") yield `bytes that are no answer: ${JSON.stringify(raw.slice(at, at + 80))}`;
			return;
		}
		at = end + 4;
		const field = (name) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1];
		const length = Number(field("content-length") ?? 0);
		if (isHead || status < 200 || status === 204 || status === 304) {
			yield { status, head, text: "" };
			continue;
		}
		let body = raw.slice(at, at + length);
		at += length;
		if (field("transfer-encoding") === "chunked") ({ body, at } = readChunks(raw, at));
		else if (body.length < length) {
			if (sent.kind === "single") yield `a body of ${body.length} bytes instead of ${length}`;
			return;
		}
		try {
			yield { status, head, text: decode(Buffer.from(body, "latin1"), field("content-encoding")) };
		} catch (error) {
			if (sent.kind === "single") yield `a body that can't be read: ${error.message}`;
		}
	}
}

function readChunks(raw, from) {
	let body = "";
	let at = from;
	for (;;) {
		const end = raw.indexOf("\r\n", at);
		const size = Number.parseInt(raw.slice(at, end), 16);
		if (end < 0 || !(size > 0)) return { body, at: end < 0 ? raw.length : end + 4 };
		body += raw.slice(end + 2, end + 2 + size);
		at = end + 2 + size + 2;
	}
}

function decode(body, coding) {
	if (coding === "br") return brotliDecompressSync(body).toString();
	return (coding === "gzip" ? gunzipSync(body) : body).toString();
}
