import uPlot from "uplot";
import { clockText, NOTHING } from "../universal/stats-text.js";
import type { Moment } from "./history.js";

export interface ChartOptions {
	readonly title: string;
	readonly lines: readonly Line[];
	/** A value beside its axis and in the caption. */
	text(value: number): string;
	/** The axis reaches at least as high. */
	readonly least: number;
	/** The axis never reaches higher. */
	readonly most?: number;
}

export interface Line {
	readonly value: Exclude<keyof Moment, "time">;
	readonly name: string;
	/** A colour of style.css. */
	readonly colour: "violet" | "blue" | "orange" | "red" | "green";
}

/** Draws some of what there is of each moment. */
export interface Chart {
	readonly figure: HTMLElement;
	/** To be called when the figure is in the document, and when there is more to draw. */
	draw(moments: readonly Moment[]): void;
}

const HEIGHT = 170;
/** Seconds that the axis of time covers at least. */
const LEAST_TIME = 60;

/** A chart whose caption has its values in words: those under the pointer, else the latest. */
export function createChart(options: ChartOptions): Chart {
	const { lines, text } = options;
	const figure = document.createElement("figure");
	const caption = document.createElement("figcaption");
	const plot = document.createElement("div");
	plot.className = "plot";
	plot.ariaHidden = "true";
	const heading = document.createElement("h2");
	heading.textContent = options.title;
	const values = lines.map(({ colour }) => {
		const value = document.createElement("span");
		value.style.setProperty("--series", `var(--${colour})`);
		return value;
	});
	caption.append(heading, ...values);
	figure.append(caption, plot);
	let chart: uPlot | undefined;

	function say({ cursor, data }: uPlot): void {
		for (const [index, { name }] of lines.entries()) {
			const value = data[index + 1]?.[cursor.idx ?? data[0].length - 1] ?? null;
			const said = `${name} ${value === null ? NOTHING : text(value)}`;
			const shown = values[index] as HTMLElement;
			if (shown.textContent !== said) shown.textContent = said;
		}
	}

	function start(data: uPlot.AlignedData): uPlot {
		const made = new uPlot({ ...describe(options), width: plot.clientWidth, hooks: { setCursor: [say], setData: [say] } }, data, plot);
		new ResizeObserver(() => made.setSize({ width: plot.clientWidth, height: HEIGHT })).observe(plot);
		matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => made.redraw());
		say(made);
		return made;
	}

	return {
		figure,
		draw(moments) {
			const data: uPlot.AlignedData = [
				moments.map(({ time }) => time),
				...lines.map(({ value }) => moments.map((moment) => moment[value])),
			];
			if (chart) chart.setData(data);
			else chart = start(data);
		},
	};
}

function describe({ lines, text, least, most = Number.POSITIVE_INFINITY }: ChartOptions): Omit<uPlot.Options, "width"> {
	const axis: uPlot.Axis = {
		stroke: () => colourOf("muted"),
		font: "12px system-ui, sans-serif",
		grid: { stroke: () => colourOf("line"), width: 1 },
		ticks: { show: false },
	};
	return {
		height: HEIGHT,
		legend: { show: false },
		padding: [8, 28, 0, 0],
		cursor: { sync: { key: "time" }, y: false, drag: { x: false, y: false } },
		scales: {
			x: { range: (_, min, max) => [Math.min(min, max - LEAST_TIME), max] },
			y: { range: (_, _min, max) => [0, Math.min(most, Math.max(least, (max ?? 0) * 1.1))] },
		},
		axes: [
			{ ...axis, space: 90, size: 26, values: (_, times) => times.map((time) => clockText(time * 1000)) },
			{ ...axis, space: 34, size: 62, values: (_, splits) => splits.map(text) },
		],
		series: [
			{},
			...lines.map(({ colour }, index) => ({
				stroke: () => colourOf(colour),
				...(index === 0 && { fill: () => `${colourOf(colour)}22` }),
				width: 2,
				points: { show: true, size: 3 },
			})),
		],
	};
}

/** As it is by now: light or dark. */
function colourOf(name: Line["colour"] | "muted" | "line"): string {
	return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);
}
