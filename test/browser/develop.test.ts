import { describeInBrowser } from "./suite.js";

describeInBrowser("develop", 19);
describeInBrowser("develop", 18);
