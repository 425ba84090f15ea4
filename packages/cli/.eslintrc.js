module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // The package is published as one bundle: what it needs is built in, and nothing is installed beside it.
    '@backstage/no-undeclared-imports': 'off',
    'import/no-extraneous-dependencies': ['error', { devDependencies: true }],
  },
});
