export default function handler(req, res) {
	res.set({ "X-Own": "function" }).send("ruled");
}
