export declare function functionsMetadata(language: 'cs' | 'en'): Promise<{ functions: { id: string; name: string }[] }>;
export declare const SOURCES: { readonly functions: string; readonly english: string };
