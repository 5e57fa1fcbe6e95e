import { startTimer } from "../system/timers.js";
import { GatzError } from "../universal/errors.js";
import type { RenderWatch } from "../universal/renderer.js";
import type { HandlerRequest, ResponseHeaders } from "./exchange.js";
import { templateOf } from "./page-data.js";
import { renderFailed } from "./render-page.js";
import { reportFailure } from "./request-failure.js";
import type { PageRoute } from "./route.js";
import { mayBeShared } from "./shared-headers.js";
import type { Site } from "./site.js";

/**
 * Watches over the render of one answer: ends its waiting when the visitor goes or time is up, and reports what fails inside its
 * boundaries, once for each error.
 */
export class PageWatch implements RenderWatch {
	readonly #site: Site;
	readonly #request: HandlerRequest;
	readonly #route: PageRoute;
	readonly #milliseconds: number;
	readonly #headers: ResponseHeaders | null;
	#timer: NodeJS.Timeout | undefined;
	#leave: (() => void) | undefined;
	#reported: Set<unknown> | undefined;
	#isWaiting = false;
	#isHeld = false;
	#isLeft = false;

	/**
	 * @param milliseconds that the page may wait; 0: as long as it likes
	 * @param headers of the answer; null where others wait for the same: then it does not matter that one goes
	 */
	constructor(site: Site, request: HandlerRequest, route: PageRoute, milliseconds: number, headers: ResponseHeaders | null) {
		this.#site = site;
		this.#request = request;
		this.#route = route;
		this.#milliseconds = milliseconds;
		this.#headers = headers;
	}

	/** What others may keep is rendered whole, so that nobody keeps a part, and it has a length, a tag and a policy with hashes. */
	get mayStream(): boolean {
		return this.#headers !== null && !mayBeShared(this.#headers);
	}

	/** Whether the browser has to render something that the server should have. */
	get hasFailed(): boolean {
		return this.#reported !== undefined || this.#isLeft;
	}

	/** The answer is about to be sent, and the page goes on: it counts as under way until it waits for nothing more. */
	goOn(): void {
		if (!this.#isWaiting) return;
		this.#isHeld = true;
		this.#site.work.hold(this.#route.match.row.template);
	}

	onWaiting(abort: (reason: unknown) => void): void {
		this.#isWaiting = true;
		if (this.#milliseconds > 0) this.#timer = startTimer(() => abort(this.#timeout()), this.#milliseconds);
		if (this.#headers === null) return;
		const signal = this.#request.signal();
		this.#leave = () => {
			this.#isLeft = true;
			abort(signal.reason);
		};
		if (signal.aborted) this.#leave();
		else signal.addEventListener("abort", this.#leave);
	}

	onSettled(): void {
		this.#isWaiting = false;
		clearTimeout(this.#timer);
		if (this.#leave) this.#request.signal().removeEventListener("abort", this.#leave);
		if (this.#isHeld) this.#site.work.leave(this.#route.match.row.template);
	}

	onError(error: unknown): void {
		if (this.#isLeft || this.#reported?.has(error)) return;
		this.#reported ??= new Set();
		this.#reported.add(error);
		const { path, search, match } = this.#route;
		reportFailure(this.#site, this.#request, renderFailed(templateOf(this.#site.artifact, match.row).source, path + search, error));
	}

	#timeout(): GatzError {
		const { path, search, match } = this.#route;
		const file = templateOf(this.#site.artifact, match.row).source;
		const url = path + search;
		return new GatzError("RENDER_TIMEOUT", { file, url, seconds: this.#milliseconds / 1000 }, { place: { file, page: url } });
	}
}
