export default function handler(request, response) {
	response.status(201).json({ id: request.params.id, q: request.query.q, body: request.body });
}
