import React, { useState } from "react";
import { Link, Script, ScriptStrategy } from "gatsby";

const callbacks = (name) => ({ onLoad: () => logScript(`${name} loaded`), onError: () => logScript(`${name} failed`) });

/** Scripts with each strategy, from sources and inline; some twice. */
export default function Scripts() {
	const [isLate, setLate] = useState(false);
	return (
		<>
			<h1>Scripts</h1>
			<Script src="/scripts/log.js?idle" strategy={ScriptStrategy.idle} {...callbacks("idle")} />
			<Script src="/scripts/log.js?post-hydrate" {...callbacks("post-hydrate")} data-extra="kept" />
			<Script src="/scripts/log.js?post-hydrate" {...callbacks("second")} />
			<Script src="/scripts/missing.js" {...callbacks("missing")} />
			<Script src="/scripts/missing.js" {...callbacks("second missing")} />
			<Script id="inline">{`logScript("inline")`}</Script>
			<Script id="inline-html" strategy="idle" dangerouslySetInnerHTML={{ __html: `logScript("inline html")` }} />
			{isLate && <Script src="/scripts/log.js?post-hydrate" {...callbacks("late")} />}
			<button id="late" type="button" onClick={() => setLate(true)}>
				Late
			</button>
			<Link to="#anchor">Anchor</Link> <Link to="/script/none/">Away</Link>
			<p id="anchor">Anchor</p>
		</>
	);
}
