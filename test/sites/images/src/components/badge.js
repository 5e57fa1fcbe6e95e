import * as React from "react";
import { StaticImage as Picture } from "gatsby-plugin-image";

const SIZE = { width: 30 };
const folder = "../images";

export const Badge = ({ title }) => (
	<Picture
		src={`${folder}/light.png`}
		{...SIZE}
		height={SIZE.width / 2}
		layout="FIXED"
		placeholder="blurred"
		alt={title}
		className="badge"
	/>
);
