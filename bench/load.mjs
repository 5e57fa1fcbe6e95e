import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "undici";

/**
 * What became of one request.
 * @typedef {object} Outcome
 * @property {number} [status] of the whole answer; absent where there was none
 * @property {string} [error] code, where there was none
 * @property {unknown} note what was to be kept of its headers
 * @property {object} connection over which it went; another one after each loss
 * @property {number} at when it ended, as `performance.now()`
 * @property {number} time ms from when it was due
 */

/** Asks one URL of a server again and again, over as many connections as are needed. */
export class Load {
	/** ms that the latest request was sent after it was due: what this process, not the server, has added. */
	lag = 0;
	#origin;
	#path;
	/** Clients that ask for nothing now. The last used one is the first to be used. */
	#free = [];
	/** Client → what stands for its present connection. */
	#connections = new Map();

	#note;

	/** @param note what to keep of an answer's headers */
	constructor(url, note = () => undefined) {
		this.#note = note;
		const { origin, pathname, search } = new URL(url);
		this.#origin = origin;
		this.#path = pathname + search;
	}

	get connections() {
		return this.#connections.size;
	}

	/** So many connections, each asks again as soon as it has its answer. */
	async closed(connections, seconds) {
		const end = performance.now() + seconds * 1000;
		const outcomes = [];
		const askInTurn = async () => {
			while (performance.now() < end) outcomes.push(await this.#ask(performance.now()));
		};
		await Promise.all(Array.from({ length: connections }, askInTurn));
		return outcomes;
	}

	/** Each request has its time, whatever became of those before it, and its latency counts from then. */
	async open(perSecond, seconds) {
		const asked = [];
		const begun = performance.now();
		const count = Math.floor(perSecond * seconds);
		while (asked.length < count) {
			const due = Math.min(count, ((performance.now() - begun) / 1000) * perSecond);
			while (asked.length < due) asked.push(this.#ask(begun + (asked.length * 1000) / perSecond));
			await sleep(1);
		}
		return Promise.all(asked);
	}

	end() {
		return Promise.all([...this.#connections.keys()].map((client) => client.destroy()));
	}

	/** @returns {Promise<Outcome>} */
	#ask(due) {
		const client = this.#free.pop() ?? this.#open();
		return new Promise((resolve) => {
			const outcome = {};
			const end = () => {
				const at = performance.now();
				this.#free.push(client);
				resolve(Object.assign(outcome, { at, time: at - due, connection: this.#connections.get(client) }));
			};
			this.lag = Math.max(this.lag, performance.now() - due);
			client.dispatch(
				{ path: this.#path, method: "GET" },
				{
					onRequestStart() {},
					onResponseStart: (_controller, status, headers) => {
						Object.assign(outcome, { status, note: this.#note(headers) });
					},
					onResponseData() {},
					onResponseEnd: end,
					onResponseError(_controller, error) {
						outcome.status = undefined;
						outcome.error = error.code ?? error.message;
						end();
					},
				},
			);
		});
	}

	#open() {
		const client = new Client(this.#origin);
		this.#connections.set(client, {});
		client.on("connect", () => this.#connections.set(client, {}));
		return client;
	}
}

/** @param share 0.95 for the 95th percentile */
export function percentile(values, share) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
