import { TIME_BOUNDS } from "../universal/server-stats.js";

/** One metric with its values, as prom-client has it in JSON: it can be sent to another process and added to others. */
export interface MetricRecord {
	readonly name: string;
	readonly help: string;
	readonly type: "counter" | "gauge" | "histogram" | "summary";
	/** How those of several processes become one. */
	readonly aggregator: string;
	readonly values: readonly {
		readonly metricName?: string;
		readonly labels: Readonly<Record<string, string | number>>;
		readonly value: number;
	}[];
}

const BOUNDS = TIME_BOUNDS;
const SUM = BOUNDS.length + 1;

/** How often something took how long. To note one time costs a few comparisons and two additions. */
export class Durations {
	/** One count for each bound, one for what is above, then the sum in seconds. */
	readonly #numbers = new Float64Array(BOUNDS.length + 2);

	/** @param duration ms */
	note(duration: number): void {
		const numbers = this.#numbers;
		const seconds = duration / 1000;
		let bucket = 0;
		while (bucket < BOUNDS.length && seconds > (BOUNDS[bucket] as number)) bucket++;
		numbers[bucket] = (numbers[bucket] as number) + 1;
		numbers[SUM] = (numbers[SUM] as number) + seconds;
	}

	/** How many there are in each class: see `RouteTotals.times`. */
	counts(): number[] {
		return [...this.#numbers.subarray(0, SUM)];
	}

	values(name: string, labels: Readonly<Record<string, string>>): MetricRecord["values"] {
		let count = 0;
		const buckets = [...BOUNDS, "+Inf"].map((le, index) => {
			count += this.#numbers[index] as number;
			return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: count };
		});
		const sum = this.#numbers[SUM] as number;
		return [...buckets, { metricName: `${name}_sum`, labels, value: sum }, { metricName: `${name}_count`, labels, value: count }];
	}
}

export function counter(name: string, help: string, values: MetricRecord["values"]): MetricRecord {
	return { name, help, type: "counter", aggregator: "sum", values };
}

export function gauge(name: string, help: string, values: MetricRecord["values"]): MetricRecord {
	return { name, help, type: "gauge", aggregator: "sum", values };
}

export function histogram(
	name: string,
	help: string,
	series: Iterable<{ readonly labels: Readonly<Record<string, string>>; readonly durations: Durations }>,
): MetricRecord {
	const values = [...series].flatMap(({ labels, durations }) => durations.values(name, labels));
	return { name, help, type: "histogram", aggregator: "sum", values };
}
