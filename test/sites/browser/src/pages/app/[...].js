import React, { useEffect } from "react";
import { Link as SiteLink } from "gatsby";
import { globalHistory, Link, Location, Match, Redirect, Router, useLocation, useMatch, useParams } from "@gatsbyjs/reach-router";

function Route({ name, children, ...props }) {
	const { pathname } = useLocation();
	const known = { id: props.id, rest: props["*"], uri: props.uri, params: useParams(), pathname, matched: useMatch("/app/dynamic/:id")?.id };
	return (
		<section>
			<h1>{name}</h1>
			<pre id="route">{JSON.stringify(known)}</pre>
			<button id="up" type="button" onClick={() => props.navigate("../up")}>
				Up
			</button>
			{children}
		</section>
	);
}

/** A page that holds an application: routes of its own. */
export default function App() {
	useEffect(() => {
		window.heard = [];
		return globalHistory.listen(({ action, location }) => window.heard.push(`${action} ${location.pathname}`));
	}, []);
	return (
		<>
			<nav>
				<SiteLink to="/app/dynamic/one/">One</SiteLink> <Link to="dynamic/two/">Two</Link> <SiteLink to="/app/old/">Old</SiteLink>
			</nav>
			<Location>{({ location }) => <p id="located">{location.pathname}</p>}</Location>
			<Match path="/app/dynamic/:id">{({ match }) => <p id="match">{match ? match.id : "none"}</p>}</Match>
			<input id="field" />
			<Router basepath="/app" id="app-router">
				<Route path="/" name="App index" />
				<Route path="dynamic/:id" name="Dynamic" />
				<Route path="static" name="Static sibling" />
				<Route path=":wild/more/*" name="Wildcard" />
				<Route path="nested" name="Nested">
					<Route path="/" name="Nested index" />
					<Route path=":id" name="Nested dynamic" />
				</Route>
				<Redirect from="old" to="/app/static/" />
				<Route default name="Not in the app" />
			</Router>
		</>
	);
}
