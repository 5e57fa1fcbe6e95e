import * as React from "react";
import * as styles from "./frame.module.scss";

export const Frame = ({ children }) => (
	<div id="frame" className={styles.wideFrame}>
		<div className={styles.inner}>{children}</div>
	</div>
);
