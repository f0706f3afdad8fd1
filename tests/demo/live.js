// A message that arrives while the page is open, as channels send them.
new EventSource('/live').addEventListener('message', ({ data }) => {
  const article = document.createElement('article');
  const name = document.createElement('h2');
  name.textContent = 'Həyətimiz 24';
  article.append(name);
  for (const { text, leak } of JSON.parse(data)) {
    const paragraph = document.createElement('p');
    const words = document.createElement('span');
    words.textContent = text;
    if (leak) words.dataset.leak = leak;
    paragraph.append(words);
    article.append(paragraph);
  }
  document.querySelector('main').prepend(article);
});
