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
	/** ms, the most that a request was late when its turn came: what this process, not the server, has added. */
	lag = 0;
	#origin;
	#path;
	/** Clients that ask for nothing now. The one that has waited longest is the first to be used, so that all connections are. */
	#free = [];
	/** What starts the requests that have no connection yet. */
	#waiting = [];
	/** Client → what stands for its present connection. */
	#connections = new Map();

	#note;
	#most;

	/**
	 * @param note what to keep of an answer's headers
	 * @param most connections; requests that are due when all have one to answer wait here
	 */
	constructor(url, { note = () => undefined, most = Number.POSITIVE_INFINITY } = {}) {
		this.#note = note;
		this.#most = most;
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
			while (asked.length < due) {
				const time = begun + (asked.length * 1000) / perSecond;
				this.lag = Math.max(this.lag, performance.now() - time);
				asked.push(this.#ask(time));
			}
			await sleep(1);
		}
		return Promise.all(asked);
	}

	end() {
		return Promise.all([...this.#connections.keys()].map((client) => client.destroy()));
	}

	/** @returns {Promise<Outcome>} */
	#ask(due) {
		return new Promise((resolve) => {
			const free = this.#free.shift() ?? (this.#connections.size < this.#most ? this.#open() : undefined);
			if (free) this.#send(free, due, resolve);
			else this.#waiting.push((client) => this.#send(client, due, resolve));
		});
	}

	#send(client, due, resolve) {
		const outcome = {};
		const end = () => {
			const at = performance.now();
			resolve(Object.assign(outcome, { at, time: at - due, connection: this.#connections.get(client) }));
			const next = this.#waiting.shift();
			if (next) next(client);
			else this.#free.push(client);
		};
		const handler = {
			onRequestStart() {},
			onResponseStart: (_controller, status, headers) => {
				Object.assign(outcome, { status, note: this.#note(headers) });
			},
			onResponseData() {},
			onResponseEnd: end,
			onResponseError(_controller, error) {
				Object.assign(outcome, { status: undefined, error: error.code ?? error.message });
				end();
			},
		};
		client.dispatch({ path: this.#path, method: "GET" }, handler);
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
