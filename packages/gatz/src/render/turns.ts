/**
 * Lets renders of a site pass one after another while one of them has to wait, for hooks keep state between their calls that is not
 * per request (`Helmet`'s own, a Map by path). A render that need not wait is done at once and costs nothing.
 */
export class Turns {
	#last: Promise<void> | null = null;

	/** What fails does not keep the next from its turn. */
	take<T>(render: () => T | Promise<T>): T | Promise<T> {
		if (this.#last !== null) return this.#wait(this.#last.then(render));
		const made = render();
		return made instanceof Promise ? this.#wait(made) : made;
	}

	#wait<T>(made: Promise<T>): Promise<T> {
		const done = made.then(
			() => {},
			() => {},
		);
		this.#last = done;
		void done.then(() => {
			if (this.#last === done) this.#last = null;
		});
		return made;
	}
}
