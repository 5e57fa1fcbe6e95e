export default function Page() {
	const dogs: number[ = [];
	return <h1>{dogs}</h1>;
}
