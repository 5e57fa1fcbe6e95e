export default function handler(req, res) {
	res.send("once");
	res.send("twice");
}
