exports.onPreBuild = ({ actions }) => {
	actions.createSlice({ id: "footer", component: require.resolve("./src/footer.js") });
};
