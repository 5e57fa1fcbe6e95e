import { where } from "isomorphic-clock";

export default function Page() {
	return <p suppressHydrationWarning>{where()}</p>;
}
