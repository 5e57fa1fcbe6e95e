import { findGate } from "../../components/gate";

export default function Gate() {
	return null;
}

/** `?name=a&to=open` opens a gate, `to=broken` breaks it; tells whether a visitor has left meanwhile. */
export async function getServerData({ query: { name, to } }) {
	const gate = findGate(name);
	if (to) gate.open(to);
	return Response.json({ left: gate.left });
}
