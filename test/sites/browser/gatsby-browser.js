import "./src/styles/global.css";
import { navigate } from "gatsby";

export { wrapPageElement, wrapRootElement } from "./src/components/wrap";

const whole = (location) => location && location.pathname + location.search + location.hash;

window.hookLog = [];
window.renderLog = [];
window.scriptLog = [];
// Called by scripts that pages load: they come after this file.
window.logScript = (name) => window.scriptLog.push(name);
window.siteNavigate = navigate;

export const onClientEntry = () => {
	window.entryLog.push("the site");
	window.hookLog.push(["onClientEntry"]);
	// As a script of the site would, for Head to override and to restore.
	if (!document.body.dataset.site) document.body.dataset.site = "site";
};
export const onInitialClientRender = () => {
	window.hookLog.push(["onInitialClientRender"]);
};
export const onPreRouteUpdate = ({ location, prevLocation }) => {
	window.hookLog.push(["onPreRouteUpdate", whole(location), whole(prevLocation)]);
};
export const onRouteUpdate = ({ location, prevLocation }) => {
	window.hookLog.push(["onRouteUpdate", whole(location), whole(prevLocation)]);
};
export const shouldUpdateScroll = () => window.scrollWish;
