/** Language, look, what the toolbar button shows, whether one's own messages are listed and what one types is looked at. Saved as soon as it is chosen. */

import type { ComponentChildren } from 'preact';
import { call } from '../browser';
import { LANGUAGES, type Settings } from '../protocol';
import { useAnswer, usePage } from '../ui/page';

const LOOKS: readonly Settings['look'][] = ['system', 'light', 'dark'];
const BADGES: readonly Settings['badge'][] = ['number', 'dot', 'off'];

export function Look() {
  const { w, say, refresh } = usePage();
  const { value: settings } = useAnswer(() => call('settings'));
  if (settings === null) return null;
  const set = async (changes: Partial<Settings>) => {
    const reply = await call('setSettings', { settings: { ...settings, ...changes } });
    await refresh();
    if (!reply.ok) say(w(`error_${reply.error}`));
  };
  return (
    <>
      <Choices title={w('language_label')}>
        <Choice name="language" checked={settings.language === null} onChoose={() => void set({ language: null })}>
          {w('language_auto')}
        </Choice>
        {LANGUAGES.map((language) => (
          <Choice key={language} name="language" checked={settings.language === language} onChoose={() => void set({ language })}>
            <span lang={language}>{w(`language_${language}`)}</span>
          </Choice>
        ))}
      </Choices>
      <Choices title={w('look_label')}>
        {LOOKS.map((look) => (
          <Choice key={look} name="look" checked={settings.look === look} onChoose={() => void set({ look })}>
            {w(`look_${look}`)}
          </Choice>
        ))}
      </Choices>
      <Choices title={w('badge_label')}>
        {BADGES.map((badge) => (
          <Choice
            key={badge}
            name="badge"
            checked={settings.badge === badge}
            disabled={settings.discreet}
            onChoose={() => void set({ badge })}
          >
            {w(`badge_style_${badge}`)}
          </Choice>
        ))}
        <p class="hint">{w('badge_hint')}</p>
        <label class="check">
          <input
            type="checkbox"
            name="discreet"
            checked={settings.discreet}
            onChange={(event) => void set({ discreet: event.currentTarget.checked })}
          />
          <span>{w('discreet_label')}</span>
        </label>
        <p class="hint">{w('discreet_hint')}</p>
      </Choices>
      <Choices title={w('yours_label')}>
        <label class="check">
          <input type="checkbox" checked={settings.yours === true} onChange={() => void set({ yours: settings.yours !== true })} />
          <span>{w('yours_show')}</span>
        </label>
        <p class="hint">{w('yours_hint')}</p>
      </Choices>
      <Choices title={w('typing_label')}>
        <label class="check">
          <input
            type="checkbox"
            name="typing"
            checked={settings.typing === true}
            onChange={(event) => void set({ typing: event.currentTarget.checked })}
          />
          <span>{w('typing_show')}</span>
        </label>
        <p class="hint">{w('typing_hint')}</p>
      </Choices>
    </>
  );
}

function Choices({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="choices">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function Choice({
  name,
  checked,
  disabled = false,
  onChoose,
  children,
}: {
  name: string;
  checked: boolean;
  disabled?: boolean;
  onChoose: () => void;
  children: ComponentChildren;
}) {
  return (
    <label class="check">
      <input type="radio" name={name} checked={checked} disabled={disabled} onChange={onChoose} />
      <span>{children}</span>
    </label>
  );
}
