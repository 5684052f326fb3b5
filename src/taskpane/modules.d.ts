/** A file that webpack puts into a script as a data address. */
declare module '*.xlsx' {
  const dataUrl: string;
  export default dataUrl;
}
