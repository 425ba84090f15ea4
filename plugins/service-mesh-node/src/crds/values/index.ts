/** Types and values: what a schema says about a value alone, keyword by keyword. */
export * from './values';
