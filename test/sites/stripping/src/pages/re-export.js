import { label } from "date-label";

export { load as getServerData } from "../data/re-export";

export default function Page({ serverData }) {
	return <p data-form="re-export">{label(serverData.count)}</p>;
}
