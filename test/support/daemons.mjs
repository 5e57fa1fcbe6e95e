// Programs of others that stand beside or in front of a server. Each is started on loopback and ended by its process id.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const DEPLOY = fileURLToPath(new URL("../../deploy/", import.meta.url));
/** Varnish drops connections when 20 wait for a thread, which a busy machine's pause makes of any load. */
const BURSTS = ["-p", "thread_queue_limit=1000"];
const PATH = `${process.env.PATH}:/usr/sbin`;

/** Whether a program is installed: what is not is a reason to skip its tests. `npm test` installs all of them where it can. */
export function hasProgram(name) {
	return PATH.split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** A port that nobody listens on. */
export async function freePort() {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address();
	server.close();
	await once(server, "close");
	return port;
}

/** Redis without a disk, with the password "secret". `port`: that of one that has ended. */
export async function startRedis(port) {
	const own = port ?? (await freePort());
	const words = [
		"--port",
		String(own),
		"--bind",
		"127.0.0.1",
		"--save",
		"",
		"--appendonly",
		"no",
		"--maxmemory",
		"64mb",
		"--requirepass",
		"secret",
	];
	const daemon = await start("redis-server", [...words, "--maxmemory-policy", "allkeys-lru"], own);
	return { ...daemon, url: `redis://:secret@127.0.0.1:${own}` };
}

/** Varnish with the configuration of `deploy/`, in front of servers at these ports. */
export async function startVarnish(ports) {
	const directory = mkdtempSync(join(tmpdir(), "gatz-varnish-"));
	const port = await freePort();
	const file = join(directory, "gatz.vcl");
	writeFileSync(file, withPorts(readFileSync(join(DEPLOY, "varnish/gatz.vcl"), "utf8"), ports));
	const words = ["-F", "-j", "none", "-n", join(directory, "n"), "-f", file, "-a", `127.0.0.1:${port}`, "-s", "malloc,64m", ...BURSTS];
	return { ...(await start("varnishd", words, port, directory)), url: `http://127.0.0.1:${port}` };
}

/** nginx with the configuration of `deploy/`, in front of servers at these ports. */
export async function startNginx(ports) {
	const directory = mkdtempSync(join(tmpdir(), "gatz-nginx-"));
	const port = await freePort();
	const site = withPorts(readFileSync(join(DEPLOY, "nginx/gatz.conf"), "utf8"), ports)
		.replace("listen 80;", `listen 127.0.0.1:${port};`)
		.replaceAll("/var/cache/nginx", join(directory, "cache"));
	mkdirSync(join(directory, "cache"));
	writeFileSync(join(directory, "site.conf"), site);
	const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${directory}/${name};`);
	const user = process.getuid?.() === 0 ? "user root;" : "";
	writeFileSync(
		join(directory, "nginx.conf"),
		`${user} worker_processes 1; daemon off; pid ${directory}/pid; error_log stderr;
events {}
http { access_log off; ${temporary.join(" ")} include ${directory}/site.conf; }`,
	);
	const words = ["-p", directory, "-e", "stderr", "-c", join(directory, "nginx.conf")];
	return { ...(await start("nginx", words, port, directory)), url: `http://127.0.0.1:${port}` };
}

/** The ports of the servers, one after the other, where the configuration has 9000 and 9100; both are one server where there is one. */
function withPorts(text, [first, second = first]) {
	return text.replace(/\b(127\.0\.0\.1:|port = ")9000\b/g, `$1${first}`).replace(/\b(127\.0\.0\.1:|port = ")9100\b/g, `$1${second}`);
}

/** Resolves when the port answers. */
async function start(program, words, port, directory) {
	const child = spawn(program, words, { env: { ...process.env, PATH }, stdio: ["ignore", "pipe", "pipe"] });
	let output = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
	const ended = new Promise((resolve) => child.once("close", resolve));
	let failure;
	child.once("error", (error) => (failure = error));
	child.once("exit", (code) => (failure ??= new Error(`${program} ended with ${code}:\n${output}`)));
	while (!(await answers(port))) {
		if (failure) throw failure;
		await sleep(20);
	}
	return {
		port,
		pid: child.pid,
		output: () => output,
		/** @param signal SIGSTOP: it stays, and answers nothing until SIGCONT */
		signal: (signal) => child.kill(signal),
		async stop(signal = "SIGTERM") {
			child.kill(signal);
			await ended;
			if (directory) rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

function answers(port) {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1");
		socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
		socket.once("connect", () => socket.destroy());
	});
}
