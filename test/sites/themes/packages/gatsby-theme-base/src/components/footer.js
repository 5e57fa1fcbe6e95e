import * as React from "react";
import words from "../data/words.json";

export default () => <footer id="footer">{`base ${words.footer}`}</footer>;
