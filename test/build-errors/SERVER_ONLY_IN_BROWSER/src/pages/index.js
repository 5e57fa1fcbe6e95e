import { Text } from "../components/text";

export default function Page() {
	return <Text />;
}
