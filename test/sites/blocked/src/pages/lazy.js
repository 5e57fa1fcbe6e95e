import React, { Suspense, lazy, useState } from "react";
import { Marked } from "../components/marked";

const Part = lazy(() => import("../components/part"));

class Boundary extends React.Component {
	state = { hasFailed: false };

	static getDerivedStateFromError() {
		return { hasFailed: true };
	}

	render() {
		return this.state.hasFailed ? <p id="part">failed</p> : this.props.children;
	}
}

export default function Lazy() {
	const [isOpen, setOpen] = useState(false);
	return (
		<Marked marker="lazy">
			<button type="button" onClick={() => setOpen(true)}>
				Open
			</button>
			<Boundary>
				<Suspense>{isOpen && <Part />}</Suspense>
			</Boundary>
		</Marked>
	);
}
