/** Something that was wrong, and the seed that makes the connection again. */
export interface Finding {
	readonly seed: number;
	readonly kind: string;
	readonly problem: string;
	readonly sent: string;
}

export function fuzz(options: {
	readonly port: number;
	/** Of the site: no answer may name it. */
	readonly directory: string;
	readonly requests: number;
	readonly seed: number;
}): Promise<{ readonly findings: readonly Finding[]; readonly statuses: Readonly<Record<number, number>> }>;
