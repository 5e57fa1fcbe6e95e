const path = require("path");

const component = (name) => path.resolve(`./src/${name}.js`);

/** Pages with slices, and the slices. */
module.exports = ({ createPage, createSlice }) => {
	createSlice({ id: "banner", component: component("slices/banner"), context: { text: "Banner" } });
	createSlice({ id: "banner--de", component: component("slices/banner"), context: { text: "Fahne" } });
	createSlice({ id: "greeting--en", component: component("slices/greeting"), context: { word: "Hello", page: "component---src-pages-about-js" } });
	createSlice({ id: "greeting--de", component: component("slices/greeting"), context: { word: "Hallo", page: "component---src-pages-styled-js" } });
	createSlice({ id: "footer", component: component("slices/footer") });
	createSlice({ id: "note", component: component("slices/note") });
	const sliced = (url, slices, defer) => createPage({ path: url, component: component("templates/sliced"), context: {}, slices, defer });
	sliced("/slices/en/", { greeting: "greeting--en" });
	sliced("/slices/de/", { greeting: "greeting--de", banner: "banner--de" });
	sliced("/slices/deferred/", { greeting: "greeting--de" }, true);
};
