import React, { Component, useState } from "react";

class Boundary extends Component {
	state = { message: null };

	static getDerivedStateFromError({ message }) {
		return { message };
	}

	render() {
		return this.state.message ? <p id="caught">{this.state.message}</p> : this.props.children;
	}
}

function Fails({ name }) {
	const [isAsked, setAsked] = useState(false);
	if (isAsked) throw new Error(`${name} asked for by a test`);
	return (
		<button id={name} type="button" onClick={() => setAsked(true)}>
			{name}
		</button>
	);
}

export default function Errors() {
	return (
		<>
			<h1>Errors</h1>
			<Boundary>
				<Fails name="inside" />
			</Boundary>
			<Fails name="outside" />
		</>
	);
}
