// The last script of the head: every probe is known, watching begins before the body is there.
window.notebook.begin();
window.notebook.settle();
