import { graphql, StaticQuery, useStaticQuery } from "gatsby";
import * as Gatsby from "gatsby";

const title = (data) => data.site.siteMetadata.title;

const variable = graphql`
	query FormsVariable {
		site {
			siteMetadata {
				title
			}
		}
	}
`;

export const exported = graphql`
	query FormsExported {
		site {
			siteMetadata {
				title
			}
		}
	}
`;

function Hooks() {
	const inline = useStaticQuery(graphql`
		query FormsHookInline {
			site {
				siteMetadata {
					title
				}
			}
		}
	`);
	const {
		site: { siteMetadata },
	} = Gatsby.useStaticQuery(variable);
	return <p id="hooks">{[title(inline), siteMetadata.title, title(useStaticQuery(exported))].join()}</p>;
}

/** Every way in which a component may ask: SPEC 9.10.1, 9.10.3. */
export function Forms() {
	return (
		<>
			<Hooks />
			<p id="components">
				<StaticQuery
					query={graphql`
						query FormsInline {
							site {
								siteMetadata {
									title
								}
							}
						}
					`}
					render={title}
				/>
				,
				<StaticQuery query={variable} render={title} />,
				<StaticQuery query={exported}>{title}</StaticQuery>
			</p>
		</>
	);
}
