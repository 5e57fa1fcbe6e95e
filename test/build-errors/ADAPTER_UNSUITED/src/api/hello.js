export default function hello(request, response) {
	response.send("hello");
}
