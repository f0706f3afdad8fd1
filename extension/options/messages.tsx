/** Private messages: whose are protected, and taking in more. */

import { call } from '../browser';
import { useAnswer, usePage } from '../ui/page';
import { Chats } from './chats';
import { TakeIn } from './take-in';

export function Messages() {
  const { w } = usePage();
  const { value: chats } = useAnswer(() => call('chats'));
  if (chats === null) return null;
  return (
    <>
      <p>{w('messages_intro')}</p>
      <details>
        <summary>{w('messages_kept_title')}</summary>
        <p>{w('messages_kept')}</p>
      </details>
      <TakeIn protectedChats={chats} />
      <Chats chats={chats} />
    </>
  );
}
