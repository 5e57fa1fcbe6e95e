const width = window.innerWidth;

export default function Page() {
	return <h1>{width}</h1>;
}
