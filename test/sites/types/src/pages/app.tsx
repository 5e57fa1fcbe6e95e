import * as React from "react";
import { globalHistory, Link, Location, Match, navigate, Redirect, Router, useLocation, useMatch, useParams } from "@reach/router";
import type { LinkGetProps, NavigateFn, RouteComponentProps, WindowLocation } from "@reach/router";
import { Router as GatsbyRouter } from "@gatsbyjs/reach-router";
import type { PageProps } from "gatsby";

const Home = (_props: RouteComponentProps) => <p>{useLocation().href}</p>;
const Profile: React.FC<RouteComponentProps<{ id: string }>> = ({ id, navigate: go, uri }) => {
	const { id: sameId } = useParams();
	const found = useMatch("/app/:id");
	return <button onClick={() => go?.("../")}>{`${id} ${sameId} ${found?.uri} ${uri}`}</button>;
};
const isActive = ({ isCurrent, isPartiallyCurrent }: LinkGetProps) => (isCurrent || isPartiallyCurrent ? { className: "active" } : {});
const go: NavigateFn = navigate;

export default function App({ location }: PageProps<object, object, { from?: string }>) {
	React.useEffect(() => globalHistory.listen(({ location: next, action }) => console.log(next.pathname, action)), []);
	const next: WindowLocation = globalHistory.location;
	return (
		<>
			<p onClick={() => void go(`/app${next.search}`)}>{location.state?.from}</p>
			<Link to="profile/1" getProps={isActive} replace>Profile</Link>
			<Router basepath="/app" primary={false} className="router">
				<Home path="/" />
				<Profile path="profile/:id" />
				<Redirect from="old" to="/app" noThrow />
				<Home default />
			</Router>
			<GatsbyRouter location={location}><Home default /></GatsbyRouter>
			<Location>{({ location: here, navigate: to }) => <a onClick={() => to(here.pathname)}>x</a>}</Location>
			<Match path="/app/:id">{({ match }) => <p>{match ? match.uri : "no"}</p>}</Match>
		</>
	);
}
