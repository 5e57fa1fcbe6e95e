// Preloaded with `node --import`: answers for https://dog.ceo, so that nothing leaves the machine.
const ANSWERS = {
	"/api/breeds/image/random": { message: "https://images.dog.ceo/breeds/husky/n02110185_1469.jpg", status: "success" },
	"/api/breeds/list/all": { message: { beagle: [], hound: ["afghan"] }, status: "success" },
};

const realFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
	const { hostname, pathname } = new URL(input instanceof Request ? input.url : input);
	if (hostname !== "dog.ceo") return realFetch(input, init);
	return Response.json(ANSWERS[pathname] ?? {}, { status: pathname in ANSWERS ? 200 : 404 });
};
