import { describeInBrowser } from "./suite.js";

describeInBrowser("serve", 19);
describeInBrowser("serve", 18);
