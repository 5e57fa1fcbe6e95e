export default () => <h1>{"Deferred ".repeat(200)}</h1>;

export async function config() {
	return () => ({ defer: true });
}
