import { record } from "./runs";

export async function askedProps(context) {
	record(context);
	const { query, params, url } = context;
	return { props: { query, params, url } };
}
