// Its hooks are in gatsby-browser.js.
