import { count } from "../db";

export default function Page() {
	return <p>{count}</p>;
}
