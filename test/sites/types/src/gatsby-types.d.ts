declare namespace Queries {
	type IndexPageQuery = { readonly site: { readonly siteMetadata: { readonly title: string | null } | null } | null };
}
