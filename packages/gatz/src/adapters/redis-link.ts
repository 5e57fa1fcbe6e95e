import { createHash, randomUUID } from "node:crypto";
import { thrownMessage } from "../universal/errors.js";
import { CLAIM, KEEP, OPEN, PURGE, READ, RELEASE } from "./redis-scripts.js";

type Client = ReturnType<typeof import("./redis-client.js")["createClient"]>;

/** How long Redis may take for one thing before it counts as a failure, ms. */
const LIMIT = 100;
/** So many failures one after the other, and nothing more is asked until a look from aside finds Redis well. */
const MOST_FAILURES = 3;
/** ms between two such looks, and what one may take: together it is seen in time that purges are not heard of any more. */
const BEAT = 250;
const LOOK_LIMIT = 500;
/** What connecting may take, ms. */
const CONNECT_LIMIT = 1000;
/** ms without a byte after which a connection counts as broken. */
const SILENCE = 5000;

const SCRIPTS = { OPEN, READ, CLAIM, KEEP, RELEASE, PURGE };
const HASHES = Object.fromEntries(Object.entries(SCRIPTS).map(([name, text]) => [name, createHash("sha1").update(text).digest("hex")]));

export type RedisScript = keyof typeof SCRIPTS;

export interface RedisLinkOptions {
	/** `redis://` or `rediss://`, with user, password and number of the database where they are needed. */
	readonly url: string;
	readonly channels: readonly string[];
	/** Where the purges are. */
	readonly purges: string;
	onMessage(channel: string, message: string): void;
	/** Redis is there, and says how many purges it knows of. It is used as soon as this is done. */
	onSeen(epoch: string, seq: number): void;
	/** It is there or not, and was the other before. At the start it is neither. */
	onChange(isUp: boolean, problem: string): void;
}

/** A line to Redis that costs nobody more than a moment: what fails or takes too long is no answer, and after a few of those it is not asked. */
export class RedisLink {
	readonly #options: RedisLinkOptions;
	readonly #client: Client;
	readonly #timer: NodeJS.Timeout;
	readonly #begun = performance.now();
	#isUp: boolean | undefined;
	#isSubscribed = false;
	#failures = 0;
	#problem = "it does not answer";
	#server = "";

	private constructor(options: RedisLinkOptions, client: Client) {
		this.#options = options;
		this.#client = client;
		client.on("error", (error: unknown) => this.#fail(error, MOST_FAILURES));
		client.on("ready", () => void this.look());
		this.#timer = setInterval(() => void this.look(), BEAT).unref();
	}

	/** Loads the client and connects. Resolves when it is known whether Redis is there. */
	static async open({ onChange, ...options }: RedisLinkOptions): Promise<RedisLink> {
		const { createClient, RESP_TYPES } = await import("./redis-client.js");
		const client = createClient({
			url: options.url,
			RESP: 3, // replies and messages come on one connection, in the order in which things happened
			commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
			disableOfflineQueue: true,
			disableClientInfo: true,
			maintNotifications: "disabled",
			socket: {
				connectTimeout: CONNECT_LIMIT,
				socketTimeout: SILENCE,
				reconnectStrategy: (retries) => Math.min(LOOK_LIMIT, 50 * 2 ** retries),
			},
		}) as unknown as Client;
		return new Promise((resolve) => {
			const changed = (isUp: boolean, problem: string): void => {
				onChange(isUp, problem);
				resolve(link);
			};
			const link = new RedisLink({ ...options, onChange: changed }, client);
			client.connect().catch(() => {}); // it goes on trying; why it can't is told by "error"
		});
	}

	get isUp(): boolean {
		return this.#isUp === true;
	}

	/** @returns what a script gives; undefined when that failed */
	async run(script: RedisScript, keys: readonly string[], args: readonly (string | Buffer)[]): Promise<unknown> {
		if (!this.#isUp) return undefined;
		try {
			const reply = await within(this.#send("EVALSHA", HASHES[script] as string, String(keys.length), ...keys, ...args), LIMIT);
			this.#failures = 0;
			return reply;
		} catch (error) {
			this.#fail(error);
			return undefined;
		}
	}

	/** Sees whether Redis is there. */
	async look(): Promise<void> {
		if (!this.#client.isReady && performance.now() - this.#begun < CONNECT_LIMIT) return;
		try {
			await within(this.#look(), LOOK_LIMIT);
			this.#failures = 0;
			if (this.#isUp) return;
			this.#isUp = true;
			this.#options.onChange(true, "");
		} catch (error) {
			this.#fail(error, MOST_FAILURES);
		}
	}

	close(): void {
		clearInterval(this.#timer);
		this.#client.destroy();
	}

	async #look(): Promise<void> {
		if (!this.#isUp) {
			const about = String(await this.#send("INFO", "server"));
			this.#server = /run_id:(\w+)/.exec(about)?.[1] ?? "";
			await this.#subscribe();
			// Not a replica that only reads, and not one whose memory is full for good.
			await this.#send("SET", `${this.#options.purges}:seen`, "1", "PX", String(BEAT));
			for (const text of Object.values(SCRIPTS)) await this.#send("SCRIPT", "LOAD", text);
		}
		const seen = await this.#send("EVALSHA", HASHES.OPEN as string, "1", this.#options.purges, `${this.#server}-`, randomUUID());
		const [epoch, seq] = seen as [Buffer, Buffer];
		this.#options.onSeen(String(epoch), Number(seq));
	}

	/** Once: the client does it anew after each loss. */
	async #subscribe(): Promise<void> {
		if (this.#isSubscribed) return;
		const { channels, onMessage } = this.#options;
		await this.#client.subscribe([...channels], (message, channel) => onMessage(channel, message));
		this.#isSubscribed = true;
	}

	#send(...command: (string | Buffer)[]): Promise<unknown> {
		return this.#client.sendCommand(command);
	}

	#fail(error: unknown, weight = 1): void {
		this.#failures += weight;
		// "The client is offline" says less than why it went.
		if (!(error instanceof Error && error.name === "ClientOfflineError")) this.#problem = thrownMessage(error);
		if (this.#failures < MOST_FAILURES || this.#isUp === false) return;
		this.#isUp = false;
		this.#options.onChange(false, this.#problem);
	}
}

/** @throws when it takes longer; what is there by then counts, also when this process was too busy to see it */
function within<Value>(promise: Promise<Value>, limit: number): Promise<Value> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => setImmediate(() => reject(new Error(`no answer within ${limit} ms`))), limit);
		promise.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
