export function Dog({ dog }) {
	return <h1>{dog.name}</h1>;
}
