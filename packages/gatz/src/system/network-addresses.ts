import { networkInterfaces } from "node:os";

/** The addresses by which other machines reach this one, IPv4 only, sorted. */
export function networkAddresses(): string[] {
	const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
	return all.flatMap(({ family, internal, address }) => (family === "IPv4" && !internal ? [address] : [])).sort();
}
