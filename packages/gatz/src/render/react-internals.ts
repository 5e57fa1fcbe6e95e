/** What React's own renderer sets for the length of a render. */
export interface ReactInternals {
	/** Some rules of 18 differ. */
	readonly isReact18: boolean;
	/** Who answers the hooks; null outside of a render. */
	readonly hooks: Slot;
	/** Who answers react-dom's `preload`, `preinit` and the like, which React 18 has not. */
	readonly resources: Slot;
}

export interface Slot {
	get(): unknown;
	set(value: unknown): void;
}

type Holder = Record<string, unknown>;

const NO_SLOT: Slot = { get() {}, set() {} };

/**
 * Finds the internals of React 18 and 19.
 * @param react the module that the pages use, as `reactDom`
 * @returns null when they are not where these versions have them
 */
export function findReactInternals(react: object, reactDom: object): ReactInternals | null {
	const hooks = slotOf(react, "__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE", "H");
	const resources = slotOf(reactDom, "__DOM_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE", "d");
	if (hooks && resources) return { isReact18: false, hooks, resources };
	const internals18 = (react as Holder).__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED;
	const hooks18 = slotOf(internals18, "ReactCurrentDispatcher", "current");
	return hooks18 && { isReact18: true, hooks: hooks18, resources: NO_SLOT };
}

function slotOf(owner: unknown, name: string, key: string): Slot | null {
	const holder = (owner as Holder | undefined)?.[name] as Holder | undefined;
	if (!holder || !(key in holder)) return null;
	return {
		get: () => holder[key],
		set: (value) => {
			holder[key] = value;
		},
	};
}
