// Nothing here: what it does is in gatsby-node.js.
