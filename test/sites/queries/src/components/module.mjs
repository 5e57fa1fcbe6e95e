import { graphql, useStaticQuery } from "gatsby";
import { createElement } from "react";

export default function Module() {
	const data = useStaticQuery(graphql`
		query FormsModule {
			site {
				siteMetadata {
					title
				}
			}
		}
	`);
	return createElement("p", { id: "module" }, data.site.siteMetadata.title);
}
