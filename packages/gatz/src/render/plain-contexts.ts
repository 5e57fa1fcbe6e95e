/** The providers around what is being rendered. React's own bookkeeping is left alone, so nothing has to be set back. */
export interface PlainContexts {
	read(context: unknown): unknown;
	enter(context: unknown, value: unknown): void;
	leave(): void;
	/** Leaves all that an error kept from being left. */
	clear(): void;
}

interface Provider {
	readonly context: unknown;
	readonly value: unknown;
	readonly outer: Provider | null;
}

/** What React keeps in a context: the value that its streams see, and the one that `renderToString` sees. */
interface Context {
	readonly _currentValue: unknown;
	readonly _currentValue2: unknown;
}

/** @param giveUp called where the default value of a context is not certain */
export function createPlainContexts(giveUp: () => never): PlainContexts {
	let innermost: Provider | null = null;
	return {
		read(context) {
			for (let provider = innermost; provider !== null; provider = provider.outer) {
				if (provider.context === context) return provider.value;
			}
			const { _currentValue, _currentValue2 } = context as Context;
			// A page that throws leaves a provider's value in one of the two, until React renders the next one.
			return Object.is(_currentValue, _currentValue2) ? _currentValue : giveUp();
		},
		enter(context, value) {
			innermost = { context, value, outer: innermost };
		},
		leave() {
			innermost = innermost?.outer ?? null;
		},
		clear() {
			innermost = null;
		},
	};
}
