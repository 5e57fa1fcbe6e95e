exports.pluginOptionsSchema = ({ Joi }) => Joi.object({ folder: Joi.string().required(), depth: Joi.number().default(1) });
