import PropTypes from "./prop-types";

export default function Html(props) {
	return (
		<html {...props.htmlAttributes}>
			<head>
				<meta charSet="utf-8" />
				<title>From html.js</title>
				{props.headComponents}
			</head>
			<body {...props.bodyAttributes} data-path={props.path} data-deep={JSON.stringify(props.deep)} data-replaced={props.replaced}>
				{props.preBodyComponents}
				<noscript key="noscript">
					<img src="/pixel.png" alt="" />
				</noscript>
				<div key="body" id="___gatsby" dangerouslySetInnerHTML={{ __html: props.body }} />
				{props.postBodyComponents}
			</body>
		</html>
	);
}
Html.propTypes = PropTypes;
