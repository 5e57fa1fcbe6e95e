import "./src/styles/first.css";
import "./src/styles/second.css";

global.setByBrowser = "through global";

export const onClientEntry = () => {
	window.entryRan = true;
};
