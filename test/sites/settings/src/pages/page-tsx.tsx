import { aliased } from "@lib/aliased";
import type { PageProps } from "gatsby";

export default function PageTsx({ path }: PageProps) {
	return (
		<h1>
			tsx at {path}, {aliased}
		</h1>
	);
}
