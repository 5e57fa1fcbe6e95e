export default function handler(req, res) {
	res.cookie("plain", "a b", { maxAge: 60_000, httpOnly: true, secure: true, sameSite: "lax" });
	res.cookie("object", { a: 1 }, { path: "/api", domain: "example.com" }).clearCookie("old");
	res.json(req.cookies);
}
