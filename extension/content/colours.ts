/** The colours of our own pages (ui/tokens.css), put in when the scripts are bundled: in a page there is no style sheet of ours. */
type Name = 'sheet' | 'edge' | 'ink' | 'soft' | 'notice' | 'warn' | 'danger';

declare const BUILT_COLOURS: Readonly<Record<Name, { readonly light: string; readonly dark: string }>>;

export const COLOURS = BUILT_COLOURS;
