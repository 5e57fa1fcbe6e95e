/** The property `own` becomes an attribute. */
export const named = ({ own, ...props }) => (own === undefined ? props : { ...props, "data-own": own });
