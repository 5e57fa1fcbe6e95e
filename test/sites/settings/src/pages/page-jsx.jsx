export default function PageJsx() {
	return <h1>jsx</h1>;
}
