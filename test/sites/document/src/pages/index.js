import { Link, Script } from "gatsby";

export default function Index() {
	return (
		<main>
			<title>Hoisted title</title>
			<style>{".styled{color:rgb(1, 2, 3)}"}</style>
			<h1 className="styled" style={{ margin: 3 }}>
				Index
			</h1>
			<Link id="to-private" to="/private/">
				private
			</Link>
			<Script id="inline">{"window.inline = 'ran'"}</Script>
		</main>
	);
}

export function Head() {
	return (
		<>
			<html lang="de" className="head" />
			<body data-first="head" />
			<meta name="from" content="head" />
			<script>{"window.ofHead = 'ran'"}</script>
			<style>{"h1{padding:4px}"}</style>
			<script type="application/ld+json">{'{"@type":"WebSite"}'}</script>
		</>
	);
}
