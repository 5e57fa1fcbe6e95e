const React = require("react");

class Frame extends React.Component {
	render() {
		return <div className="frame">{this.props.children}</div>;
	}
}

module.exports = { Frame };
