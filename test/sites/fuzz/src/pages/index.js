export default function Index() {
	return (
		<>
			<h1>Fuzz</h1>
			<p>{"A page that is the same for all. ".repeat(50)}</p>
		</>
	);
}
