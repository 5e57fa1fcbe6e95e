export default function Page() {
	const dogs = [1, 2;
	return <h1>{dogs}</h1>;
}
