import { Link, Script } from "gatsby";

/** A page that the server renders, with something in its data that nobody should run. */
export function ServerPage({ serverData }) {
	return (
		<main>
			<style>{".styled{color:rgb(4, 5, 6)}"}</style>
			<h1 className="styled">{serverData.title}</h1>
			<div dangerouslySetInnerHTML={{ __html: serverData.html }} />
			<Link to="/">home</Link>
			<Script id={`inline-${serverData.title}`}>{`window.inline = ${JSON.stringify(serverData.title)}`}</Script>
		</main>
	);
}

export const Head = ({ serverData }) => <script>{`window.ofHead = ${JSON.stringify(serverData.title)}`}</script>;

/** `?inject` asks for data with a script. */
export const createAnswer = (title, { query }, headers = {}) => ({
	props: { title, html: "inject" in query ? "<script>window.injected = true</script>" : "<style>h1{padding:5px}</style>" },
	headers,
});
