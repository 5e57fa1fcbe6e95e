const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const read = () => JSON.parse(readFileSync(join(__dirname, "dogs.json"), "utf8"));

exports.createSchemaCustomization = ({ actions }) => {
	actions.createTypes(`
		type Breed implements Node { name: String! }
		type Dog implements Node { name: String! text: String! breed: Breed @link }
		type Note implements Node { text: String! }
	`);
};

exports.sourceNodes = ({ actions, createContentDigest }) => {
	const { breeds, dogs, notes } = read();
	const create = (type) => (data) => actions.createNode({ ...data, internal: { type, contentDigest: createContentDigest(data) } });
	breeds.forEach(create("Breed"));
	dogs.forEach(create("Dog"));
	notes.forEach(create("Note"));
};

exports.createPages = ({ actions }) => {
	const template = (name) => join(__dirname, `src/templates/${name}.js`);
	actions.createSlice({ id: "footer", component: join(__dirname, "src/slices/footer.js") });
	for (const { id, isShy } of read().dogs) {
		actions.createPage({ path: `/dogs/${id}/`, component: template("dog"), context: { id } });
		if (!isShy) actions.createPage({ path: `/visits/${id}/`, component: template("visit"), context: { id } });
		actions.createPage({ path: `/later/${id}/`, component: template("later"), context: { id }, defer: true });
	}
};
