import { Slice } from "gatsby";

export default () => <Slice alias="footer" menu={[{ title: "Home", onOpen: () => {} }]} />;
