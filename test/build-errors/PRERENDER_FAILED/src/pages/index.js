import { Dog } from "../components/dog";

export default function Page() {
	return <Dog />;
}
