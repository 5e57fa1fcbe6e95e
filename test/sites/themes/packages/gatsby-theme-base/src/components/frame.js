import * as React from "react";
import Footer from "./footer";
import Title from "./title";
import "./frame.css";

const Frame = ({ children }) => (
	<div className="frame">
		<Title />
		{children}
		<Footer />
	</div>
);

export default Frame;
