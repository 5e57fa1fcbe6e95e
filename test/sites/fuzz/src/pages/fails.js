export default () => <h1>Never</h1>;

export function getServerData() {
	throw new Error(`SECRET-error ${process.env.PASSWORD}`);
}
