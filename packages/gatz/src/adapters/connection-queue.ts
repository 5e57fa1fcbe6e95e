/** Who takes connections: a worker. */
export interface Taker<Connection> {
	/** Sends it a connection; it says when it has it. */
	give(connection: Connection): void;
	/** How many it has, as far as is known. */
	connections: number;
	/** How many it should have compared to others, from 0 to 1. */
	share: number;
}

/** Deals connections to workers, one at a time to each. */
export interface ConnectionQueue<Connection> {
	add(connection: Connection): void;
	join(taker: Taker<Connection>): void;
	/** A worker has what it was given. @returns the connection, which is its own now */
	taken(taker: Taker<Connection>): Connection | undefined;
	/** A worker gets no more. What one that is dead did not take goes to another one. */
	leave(taker: Taker<Connection>, isAlive: boolean): void;
	readonly waiting: number;
}

/**
 * Makes a queue in which the free worker with the fewest connections for its share gets the next one. One whose event loop is busy says
 * late that it has a connection, and so gets fewer; one that dies loses none that it has not taken.
 */
export function createConnectionQueue<Connection>(): ConnectionQueue<Connection> {
	const waiting: Connection[] = [];
	const members = new Set<Taker<Connection>>();
	const free = new Set<Taker<Connection>>();
	const given = new Map<Taker<Connection>, Connection>();

	const deal = (): void => {
		while (waiting.length > 0 && free.size > 0) {
			const taker = [...free].reduce((least, other) => (loadOf(other) < loadOf(least) ? other : least));
			const connection = waiting.shift() as Connection;
			free.delete(taker);
			given.set(taker, connection);
			taker.connections++;
			taker.give(connection);
		}
	};
	return {
		add(connection) {
			waiting.push(connection);
			deal();
		},
		join(taker) {
			members.add(taker);
			free.add(taker);
			deal();
		},
		taken(taker) {
			const connection = given.get(taker);
			if (given.delete(taker) && members.has(taker)) free.add(taker);
			deal();
			return connection;
		},
		leave(taker, isAlive) {
			members.delete(taker);
			free.delete(taker);
			const connection = given.get(taker);
			if (connection === undefined || isAlive) return;
			given.delete(taker);
			waiting.unshift(connection);
			deal();
		},
		get waiting() {
			return waiting.length;
		},
	};
}

/** Of one that has none it is 0, however small its share: it would stay new. */
function loadOf({ connections, share }: Taker<unknown>): number {
	return connections / share;
}
