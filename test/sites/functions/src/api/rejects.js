export default async () => { throw "a secret text"; };
