import { Title } from "../components/title";

export default function About() {
	return <Title />;
}
