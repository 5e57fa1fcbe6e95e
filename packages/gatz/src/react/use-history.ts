import { useEffect, useState } from "react";
import type { History } from "./history.js";
import type { WindowLocation } from "./location.js";

/** The location of a history, kept up to date. */
export function useHistory(history: History): WindowLocation {
	const [location, setLocation] = useState(() => history.location);
	useEffect(() => history.listen((event) => setLocation(event.location)), [history]);
	return location;
}
