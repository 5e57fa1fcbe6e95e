const CITIES = ["Bergen", "Cusco", "Nara", "Tamale", "Loja", "Hobart", "Lecce", "Thies"];
const STATES = ["new", "sent", "late", "done"];

/** The same rows each time: a "database" that costs as much in every server. */
export function makeRows(count) {
	let state = 7;
	return Array.from({ length: count }, (_, index) => {
		state = (Math.imul(state, 1103515245) + 12345) >>> 0;
		return {
			id: index + 1,
			name: `Customer ${state % 100_000}`,
			city: CITIES[(state >>> 8) % CITIES.length],
			amount: ((state >>> 4) % 1_000_000) / 100,
			state: STATES[(state >>> 16) % STATES.length],
		};
	});
}
