const path = require("path");

exports.createPages = ({ actions }) => {
	actions.createSlice({ id: "footer", component: path.resolve("src/footer.js") });
};
