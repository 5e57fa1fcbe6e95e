export default function Unrendered() {
	throw new Error("no picture");
}

export const getServerData = () => ({ props: {} });
