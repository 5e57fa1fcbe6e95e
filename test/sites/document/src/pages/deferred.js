export default function Deferred() {
	return <main>Deferred</main>;
}

export const config = async () => () => ({ defer: true });
