export default function Page() {
	return <h1>forced</h1>;
}
