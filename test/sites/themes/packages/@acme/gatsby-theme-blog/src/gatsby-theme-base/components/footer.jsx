import * as React from "react";
import words from "gatsby-theme-base/src/data/words.json";

export default () => <footer id="footer">{`blog ${words.footer}`}</footer>;
