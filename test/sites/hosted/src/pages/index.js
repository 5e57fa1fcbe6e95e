export default function Index() {
	return <h1>Start</h1>;
}
