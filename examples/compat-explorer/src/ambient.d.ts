declare module "*.module.css" {
	const classes: { readonly [name: string]: string };
	export = classes;
}

declare module "*.css";

/** Written by gatsby-node before a build; git does not know it. */
declare module "*/generated/compat.json" {
	const index: import("./compat/index-format").CompatIndex;
	export default index;
}
