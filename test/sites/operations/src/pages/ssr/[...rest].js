export default function Rest() {
	return <h1>Rest</h1>;
}

export const getServerData = () => ({ props: {} });
