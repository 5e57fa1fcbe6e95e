export default function fails() {
	throw new Error("no mail");
}
