import { Dogs } from "../components/dogs";

export default function Page() {
	return <Dogs />;
}
