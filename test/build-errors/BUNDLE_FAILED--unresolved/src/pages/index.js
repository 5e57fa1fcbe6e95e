import { Dogs } from "../components/not-there";

export default function Page() {
	return <Dogs />;
}
