import { Slice } from "gatsby";

export default () => (
	<>
		<Slice alias="header" allowEmpty />
		<Slice alias="foter" />
	</>
);
