const path = require("node:path");

const DOGS = [
	{ id: "rex", name: "Rex", breed: "pug", weight: 8 },
	{ id: "fido", name: "Fido", breed: "collie", weight: 20 },
	{ id: "ada", name: "Ada", breed: "pug", weight: 7 },
];

exports.sourceNodes = ({ actions, createContentDigest }) => {
	for (const dog of DOGS) {
		actions.createNode({ ...dog, parent: null, children: [], internal: { type: "Dog", contentDigest: createContentDigest(dog) } });
	}
};

exports.createPages = async ({ graphql, actions }) => {
	const { data, errors } = await graphql("{ allDog { nodes { id name } } }");
	if (errors) throw errors[0];
	for (const { id, name } of data.allDog.nodes) {
		actions.createPage({ path: `/dogs/${id}/`, component: path.resolve("src/templates/dog.js"), context: { id, greeting: `Hello ${name}` } });
	}
};
