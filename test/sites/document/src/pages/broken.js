export default function Broken() {
	return <main>broken</main>;
}

export const getServerData = async () => ({ props: {} });
