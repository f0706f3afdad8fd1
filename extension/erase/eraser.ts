/** A document without a window, for Chromium: its background can't start the worker that overwrites in place, this can. */
new Worker('erase.js');
