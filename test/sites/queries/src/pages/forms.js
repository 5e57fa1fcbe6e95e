import Module from "../components/module.mjs";
import { Exported } from "../components/re-export";

export default function FormsPage() {
	return (
		<>
			<Exported />
			<Module />
		</>
	);
}
