exports.createPages = ({ actions }) => {
	actions.createSlice({ id: "footer", component: "./src/footer.js" });
};
