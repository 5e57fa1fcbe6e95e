import { useHeaviest } from "./heaviest";

export default function Lazy() {
	return <p id="heaviest">{useHeaviest()}</p>;
}
