// What text shows: the browser's own find, which looks into closed roots, selection, copying, and the document's words.
{
  const { probe, words, called, digest, make, mine, atMoments } = window.notebook;

  probe('text.words', {
    on: ['open', 'crowd', 'live', 'strict'],
    tell: () =>
      [document.documentElement.innerText, document.documentElement.textContent, document.documentElement.outerHTML].map((text) => [
        digest(text),
        words.filter((word) => text.includes(word)),
      ]),
  });

  // Words that our marks or cards may hold, then single letters in front of them, as a page that reads a word it does not know would do.
  const find = (word) => {
    const selection = getSelection();
    selection.removeAllRanges();
    const hit = window.find(word, true, false, true, false, false, false);
    const root = selection.anchorNode?.getRootNode();
    const where = root instanceof ShadowRoot ? `in a root: ${root.textContent}` : called(selection.anchorNode?.parentNode);
    selection.removeAllRanges();
    return hit ? `${word}: ${where}` : null;
  };
  const findAll = () => mine(() => [...words, ...words.flatMap((word) => [word.slice(0, 2), word.slice(0, 5)])].map(find).filter(Boolean));
  probe('text.find', { on: ['open', 'crowd', 'live', 'blank'], tell: findAll });
  probe('text.find-while-pointing', {
    from: () => {
      const seen = [];
      atMoments((moment) => {
        if (moment.startsWith('over')) seen.push([moment, findAll()]);
      });
      return seen;
    },
    tell: (seen) => seen,
  });

  probe('text.selection', {
    on: ['open', 'crowd'],
    tell: () =>
      mine(() => {
        const selection = getSelection();
        selection.selectAllChildren(document.documentElement);
        const seen = [digest(selection.toString()), selection.rangeCount, digest(selection.getRangeAt(0).cloneContents().textContent)];
        selection.removeAllRanges();
        return seen;
      }),
  });
  probe('text.copy', {
    tell: () =>
      mine(() => {
        let copied = null;
        const keep = (event) => {
          copied = digest(getSelection().toString());
          event.preventDefault();
        };
        document.addEventListener('copy', keep);
        getSelection().selectAllChildren(document.body);
        document.execCommand('copy');
        getSelection().removeAllRanges();
        document.removeEventListener('copy', keep);
        return copied;
      }),
  });
  probe('text.selection-events', {
    on: ['open', 'crowd', 'live'],
    from: () => {
      const seen = [];
      // Our own finds select: only what happens while the user does something, or nothing, is written down.
      for (const type of ['selectionchange', 'selectstart'])
        document.addEventListener(
          type,
          ({ target }) => {
            const { doing } = window.notebook;
            if (['loading', 'nothing', 'select'].includes(doing)) seen.push(`${doing === 'select'} ${type} ${called(target)}`);
          },
          true,
        );
      return seen;
    },
    tell: (seen) => [...new Set(seen)].sort(),
  });
  probe('text.field', {
    from: () =>
      addEventListener('DOMContentLoaded', () => {
        document.getElementById('field').value = 'abc';
      }),
    tell: () => {
      const field = document.getElementById('field');
      return [field.value, field.selectionStart, field.getAttributeNames(), make('input').getAttributeNames()];
    },
  });
}
