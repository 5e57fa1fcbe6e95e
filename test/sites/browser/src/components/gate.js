const isServer = typeof window === "undefined";

/** Name → what waits for it. On the server, whatever copies of this module there are share them. */
const gates = isServer ? (globalThis.gates ??= new Map()) : new Map();

export function findGate(name) {
	const known = gates.get(name);
	if (known) return known;
	const gate = { state: "shut", left: false };
	gate.opened = new Promise((resolve) => {
		gate.open = (state) => {
			gate.state = state;
			resolve();
		};
	});
	gates.set(name, gate);
	// A browser only waits for a moment.
	if (!isServer) setTimeout(() => gate.open("open"));
	return gate;
}

/** Suspends while a gate is shut. */
export function passGate(name) {
	const gate = findGate(name);
	if (gate.state === "shut") throw gate.opened;
	if (gate.state === "broken") throw new Error(`the gate ${name} is broken`);
}
