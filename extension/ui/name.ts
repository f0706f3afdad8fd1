/**
 * What stands in the messages for the extension's own name once they are bundled (tests/tools/messages.mjs). One code is packed under
 * several names (flavours/README.md), so it knows none: what it is called here is the manifest's to say.
 */
export const NAME = '{name}';
