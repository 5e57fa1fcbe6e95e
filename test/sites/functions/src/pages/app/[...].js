export default function App() {
	return <h1>app</h1>;
}
