// Stands in for the content script in `vault.test.mjs`: a content script that does whatever the page tells it to, as one
// would in a page that has taken over its process. The page posts { ask: n, message }, and gets { answer: n, reply }.
addEventListener('message', async ({ data }) => {
  if (typeof data?.ask !== 'number') return;
  let reply;
  try {
    reply = (await chrome.runtime.sendMessage(data.message)) ?? 'none';
  } catch {
    reply = 'failed';
  }
  postMessage({ answer: data.ask, reply });
});
chrome.runtime.onMessage.addListener((message) => {
  postMessage({ event: message });
});
postMessage({ ready: true });
