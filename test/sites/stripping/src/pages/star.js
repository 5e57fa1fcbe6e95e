import { label } from "date-label";

export * from "../data/star";

export default function Page({ serverData }) {
	return <p data-form="star">{label(serverData.count)}</p>;
}
