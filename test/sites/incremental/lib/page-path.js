exports.pagePath = ({ slug }) => `/notes/${slug}/`;
