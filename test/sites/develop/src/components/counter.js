import * as React from "react";

export function Counter() {
	const [count, setCount] = React.useState(0);
	return (
		<button type="button" id="counter" onClick={() => setCount(count + 1)}>
			Pressed {count} times
		</button>
	);
}
