import path from "path";
import type {
	Actions,
	CreateNodeArgs,
	CreatePagesArgs,
	CreateResolversArgs,
	CreateSchemaCustomizationArgs,
	CreateWebpackConfigArgs,
	GatsbyCache,
	GatsbyNode,
	Node,
	NodeInput,
	ParentSpanPluginArgs,
	PluginCallback,
	PluginOptions,
	PluginOptionsSchemaArgs,
	Reporter,
	SourceNodesArgs,
} from "gatsby";

interface PostsQuery {
	allMarkdownRemark: { nodes: { id: string; fields: { slug: string } }[] };
}

export const createPages: GatsbyNode["createPages"] = async ({ graphql, actions, reporter }) => {
	const { createPage, createRedirect } = actions;
	const result = await graphql<PostsQuery>(`
		query Posts {
			allMarkdownRemark(sort: { frontmatter: { date: ASC } }, limit: 1000) {
				nodes { id fields { slug } }
			}
		}
	`);
	if (result.errors) {
		reporter.panicOnBuild("There was an error loading your blog posts", result.errors);
		return;
	}
	const posts = result.data?.allMarkdownRemark.nodes ?? [];
	posts.forEach((post, index) => {
		const previousPostId = index === 0 ? null : posts[index - 1].id;
		createPage({
			path: post.fields.slug,
			component: path.resolve("./src/templates/blog-post.tsx"),
			context: { id: post.id, previousPostId },
			defer: index + 1 > 100,
		});
	});
	createPage<{ id: number }>({ path: "/typed", component: "/x.tsx", context: { id: 1 } });
	createRedirect({ fromPath: "/old", toPath: "/new", isPermanent: true, force: true, Language: "de" });
	// @ts-expect-error: no component
	createPage({ path: "/without" });
	// @ts-expect-error: no such action
	actions.createPages([]);
	// @ts-expect-error: the context that was declared
	createPage<{ id: number }>({ path: "/typed", component: "/x.tsx", context: { id: "1" } });
};

export const createPagesByHand = async ({ actions: { createPage }, graphql }: CreatePagesArgs): Promise<void> => {
	const { data, errors } = await graphql<PostsQuery, { limit: number }>("query { x }", { limit: 5 });
	if (errors) throw errors;
	data!.allMarkdownRemark.nodes.map(({ id }) => createPage({ path: id, component: id, context: null! }));
};

interface SourceOptions extends PluginOptions {
	endpoint: string;
	typeNames?: string[];
}

export const sourceNodes: GatsbyNode["sourceNodes"] = async (
	{ actions, createNodeId, createContentDigest, cache, reporter, webhookBody, getNodesByType, parentSpan }: SourceNodesArgs,
	options: SourceOptions,
) => {
	const { createNode, touchNode, deleteNode, setPluginStatus } = actions;
	const timer = reporter.activityTimer(`fetch ${options.endpoint}`, { parentSpan });
	timer.start();
	const last: string | undefined = await cache.get("last");
	getNodesByType("Thing").forEach((node: Node) => touchNode(node));
	for (const node of getNodesByType("Thing").sort((a, b) => a.id.localeCompare(b.id))) deleteNode(node);
	const thing = { title: "x", last };
	const node: NodeInput = {
		...thing,
		id: createNodeId(`Thing-${thing.title}`),
		parent: null,
		children: [],
		internal: { type: "Thing", content: JSON.stringify(thing), contentDigest: createContentDigest(thing) },
	};
	createNode(node);
	await createNode<{ title: string }>({ ...node, title: "y" });
	if (webhookBody?.id) setPluginStatus({ last: Date.now() });
	timer.setStatus("done");
	timer.end();
	await cache.set("last", "now");
};

export const onCreateNode: GatsbyNode["onCreateNode"] = async ({ node, actions, getNode, loadNodeContent, createNodeId, createContentDigest }) => {
	const { createNodeField, createParentChildLink, createNode } = actions;
	if (node.internal.type !== "MarkdownRemark" || !node.parent) return;
	const parent = getNode(node.parent);
	createNodeField({ node, name: "slug", value: `/${String(parent?.relativePath)}` });
	const content = await loadNodeContent(node);
	const child = {
		id: createNodeId(`${node.id} >>> Thing`),
		children: [],
		parent: node.id,
		internal: { type: "Thing", contentDigest: createContentDigest(content) },
	};
	await createNode(child);
	createParentChildLink({ parent: node, child });
};

// A node of which more is known.
export async function handlePost({ node, actions }: CreateNodeArgs<{ frontmatter: { title: string } }>): Promise<void> {
	actions.createNodeField({ node, name: "upper", value: node.frontmatter.title.toUpperCase() });
}

export const shouldOnCreateNode: GatsbyNode["shouldOnCreateNode"] = ({ node }) => node.internal.type === "MarkdownRemark";

export const createSchemaCustomization: GatsbyNode["createSchemaCustomization"] = ({ actions, schema }: CreateSchemaCustomizationArgs) => {
	actions.createTypes(`type SiteSiteMetadata { author: Author } type Author { name: String }`);
	actions.createTypes([
		schema.buildObjectType({ name: "Thing", fields: { title: "String!" }, interfaces: ["Node"], extensions: { infer: false } }),
		`type Other implements Node { id: ID! }`,
	]);
	actions.createFieldExtension({ name: "shout", args: { mark: "String" }, extend: () => ({ resolve: (source: { x: string }) => source.x }) });
	actions.printTypeDefinitions({ path: "./typeDefs.txt", include: { types: ["Thing"] } });
};

export const createResolvers: GatsbyNode["createResolvers"] = ({ createResolvers: create }: CreateResolversArgs) => {
	create({ Thing: { upper: { type: "String", resolve: (source: { title: string }) => source.title.toUpperCase() } } });
};

export const onCreatePage: GatsbyNode["onCreatePage"] = async ({ page, actions }) => {
	const { createPage, deletePage } = actions;
	if (page.path.match(/^\/app/)) {
		page.matchPath = "/app/*";
		createPage(page);
	}
	deletePage(page);
	deletePage({ path: page.path, component: page.component });
	createPage({ ...page, context: { ...page.context, house: "Gryffindor" } });
};

export const onCreateWebpackConfig: GatsbyNode["onCreateWebpackConfig"] = ({ stage, loaders, plugins, getConfig, actions }: CreateWebpackConfigArgs) => {
	if (stage === "build-html" || stage === "develop-html") {
		actions.setWebpackConfig({ module: { rules: [{ test: /bad-module/, use: loaders.null() }] } });
	}
	const config = getConfig();
	config.resolve.alias["@"] = path.resolve("src");
	actions.replaceWebpackConfig(config);
	actions.setWebpackConfig({ plugins: [plugins.define({ __DEVELOPMENT__: JSON.stringify(stage === "develop") })] });
};

export const onCreateBabelConfig: GatsbyNode["onCreateBabelConfig"] = ({ actions }) => {
	actions.setBabelPlugin({ name: "babel-plugin-that-is-mine", options: { mine: true } });
};

export const pluginOptionsSchema: GatsbyNode["pluginOptionsSchema"] = ({ Joi }: PluginOptionsSchemaArgs) =>
	Joi.object({ endpoint: Joi.string().required().description("Where"), limit: Joi.number().integer().default(5), plugins: Joi.subPlugins() });

export const onPreInit: GatsbyNode["onPreInit"] = ({ reporter }) => reporter.info("Starting");
export const onPluginInit: GatsbyNode["onPluginInit"] = ({ reporter }) =>
	reporter.setErrorMap({ "10000": { text: (context) => context.sourceMessage, level: "ERROR", type: "PLUGIN" } });
export const onPreBootstrap: GatsbyNode["onPreBootstrap"] = (_: ParentSpanPluginArgs, __, callback: PluginCallback<void>) => callback(null);
export const onPostBuild: GatsbyNode["onPostBuild"] = async ({ graphql, store, reporter, basePath }) => {
	await graphql<PostsQuery>("{ x }");
	const { program, config } = store.getState();
	report(reporter, `${program.directory}${config.siteMetadata.title}${basePath}`);
};
export const onCreateDevServer: GatsbyNode["onCreateDevServer"] = ({ app }) => {
	app.get("/hello", (_req: unknown, res: { send(text: string): void }) => res.send("hello world"));
};

function report(reporter: Reporter, text: string): void {
	reporter.panic({ id: "10000", context: { sourceMessage: text } }, new Error(text));
}

export function helper({ createNode }: Actions, cache: GatsbyCache): Promise<string> {
	return cache.get(String(createNode));
}

// @ts-expect-error: no hook of Gatsby's
export const wrong: GatsbyNode["onCreatePages"] = () => {};
