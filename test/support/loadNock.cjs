// nock is an ES module, and TypeScript's CommonJS output turns import() into require(): hence plain JavaScript.
exports.loadNock = async () => (await import('nock')).default;
