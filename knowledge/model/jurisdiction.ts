/**
 * Where a paper applies or what place a report is about. A local paper binds only its own locality and what lies
 * below it; `country` binds all.
 */
export type Jurisdiction =
  | { readonly scope: 'country' }
  | {
      readonly scope: 'local';
      /** Name as written without its unit word, e.g. `An Khê`. */
      readonly place: string;
      /** `thị xã`, `huyện`, `tỉnh`… when known. */
      readonly unit: string | null;
      /** Province the place belonged to at that time, when known. */
      readonly province: string | null;
    }
  | { readonly scope: 'unknown' };
