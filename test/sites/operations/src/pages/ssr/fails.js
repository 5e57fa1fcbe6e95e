export default function Fails() {
	return <h1>Never</h1>;
}

export function getServerData() {
	throw new Error("the database is away");
}
