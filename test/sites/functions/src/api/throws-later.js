export default function handler(req, res) {
	setTimeout(() => {
		res.send("answered");
		throw new Error("thrown later");
	});
}
