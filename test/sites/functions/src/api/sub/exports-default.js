exports.default = async function handler(req, res) {
	res.send("exports.default");
};
exports.config = { bodyParser: { text: { type: "*/*" } } };
