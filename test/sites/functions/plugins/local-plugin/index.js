// A plugin with functions only.
