/** The package carries the data file and says where it is; it has no types of its own. */
declare module '@tesseract.js-data/vie' {
  const vietnamese: { readonly code: string; readonly langPath: string; readonly gzip: boolean };
  export default vietnamese;
}
