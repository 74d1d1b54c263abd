/*
 * What moves on screen without the server: ages count on, and a figure that has changed is tinted for a moment.
 */
(() => {
  // Which session this page is of, and the marks that the server writes into numbers (NumberForm).
  const { session, decimal, grouping } = document.documentElement.dataset;
  const aheadOfThisClock = Number(document.documentElement.dataset.now ?? Date.now()) - Date.now();

  /* ---- <price-age since="milliseconds" [in-words]>: 2 s, 11 min, 3 h, 2 days old; as Moments.age has it ---------- */

  function age(since) {
    const seconds = Math.max(0, Math.floor((Date.now() + aheadOfThisClock - since) / 1000));
    if (seconds < 60) return `${seconds} s`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
    if (seconds < 86400) return `${Math.floor(seconds / 3600)} h`;
    const days = Math.floor(seconds / 86400);
    return days === 1 ? '1 day old' : `${days} days old`;
  }

  const ages = new Set();

  class PriceAge extends HTMLElement {
    static observedAttributes = ['since'];

    connectedCallback() {
      ages.add(this);
      this.tell();
    }

    disconnectedCallback() {
      ages.delete(this);
    }

    attributeChangedCallback() {
      this.tell();
    }

    tell() {
      const text = this.words();
      if (this.textContent !== text) this.textContent = text;
    }

    words() {
      const since = this.getAttribute('since');
      if (!since) return 'no price';
      const words = age(Number(since));
      return this.hasAttribute('in-words') && !words.endsWith('old') ? `${words} old` : words;
    }
  }

  if (!customElements.get('price-age')) customElements.define('price-age', PriceAge);
  setInterval(() => ages.forEach(element => element.tell()), 1000);

  /* ---- <local-time at="milliseconds" [form="date|time"]>exchange's time</local-time>: here, in this browser's words ---- */

  const forms = {
    date: { day: 'numeric', month: 'short', year: 'numeric' },
    time: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
    both: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  };
  const written = Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, new Intl.DateTimeFormat(navigator.language, form)]));

  class LocalTime extends HTMLElement {
    static observedAttributes = ['at', 'form'];

    connectedCallback() {
      this.tell();
    }

    attributeChangedCallback() {
      this.tell();
    }

    tell() {
      const at = Number(this.getAttribute('at'));
      if (!at) return;
      (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).textContent = written[this.getAttribute('form') ?? 'both'].format(at);
    }
  }

  if (!customElements.get('local-time')) customElements.define('local-time', LocalTime);

  /* ---- keys that work on every screen: "/" to the search, Alt T to a trade; never while something is typed ---------- */

  const typing = element => element?.closest?.('input, textarea, [contenteditable]');

  function shortcut(event) {
    if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyT') return 'Alt T';
    return event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.composedPath()[0]) ? '/' : undefined;
  }

  document.addEventListener('keydown', event => {
    const name = shortcut(event);
    // Behind a dialog nothing can be reached, neither by pointer nor by key.
    if (name === '/' && document.querySelector('vaadin-dialog[opened]')) return;
    const target = name && [...document.querySelectorAll(`[data-shortcut="${name}"]`)].find(element => element.checkVisibility());
    if (!target) return;
    event.preventDefault();
    if (target.matches('a, button, vaadin-button')) target.click();
    else target.focus();
  });

  /* ---- a ticket outlives its session: what is typed stays in this tab until it is placed or closed ------------------- */

  const DRAFT = 'papertrade.ticket';
  let touched; // the ticket in which the trader has done something
  let writing;

  function textOf(field) {
    if (field.localName === 'vaadin-radio-group') return field.querySelector('vaadin-radio-button[checked]')?.textContent.trim() ?? '';
    return field.inputElement?.value ?? field.value ?? '';
  }

  function readDraft() {
    try {
      return JSON.parse(sessionStorage.getItem(DRAFT)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  const writeDraft = draft => sessionStorage.setItem(DRAFT, JSON.stringify(draft));

  function draftOf(form) {
    const draft = { session, decimal, place: form.dataset.place, portfolio: form.dataset.portfolio };
    for (const field of form.querySelectorAll('[data-draft]')) draft[field.dataset.draft] = textOf(field);
    return draft;
  }

  /* A choice shows in its group with the next frame. */
  function keepDraft(form) {
    cancelAnimationFrame(writing);
    writing = requestAnimationFrame(() => form.isConnected && writeDraft(draftOf(form)));
  }

  function dropDraft() {
    cancelAnimationFrame(writing);
    touched = undefined;
    sessionStorage.removeItem(DRAFT);
  }

  function typed(event) {
    const form = event.target.closest?.('.ticket');
    if (!form) return;
    touched = form;
    keepDraft(form);
  }

  document.addEventListener('input', typed, true);
  document.addEventListener('change', typed, true);
  // What a button or a key does is the server's doing: it says when that is on screen.
  document.addEventListener('click', event => {
    if (event.target.closest?.('.ticket vaadin-button')) touched = event.target.closest('.ticket');
  }, true);
  document.addEventListener('keydown', event => {
    if (event.altKey) touched = [...document.querySelectorAll('.ticket')].at(-1) ?? touched;
  }, true);

  // A page that is loaded anew within a session begins anew.
  if (readDraft()?.session === session) dropDraft();

  window.paperTradeDraft = {
    /** After the server has changed something: what nobody has touched is there again without being kept. */
    keep: form => form === touched && keepDraft(form),
    /** Of an earlier session and of that place: it goes on in this one. */
    take(place) {
      const draft = readDraft();
      if (!draft || draft.session === session || draft.place !== place) return '';
      // Typed with other marks, it may be another number now.
      if (draft.decimal !== decimal) {
        dropDraft();
        return '';
      }
      writeDraft({ ...draft, session });
      return JSON.stringify(draft);
    },
    /** Of an earlier session and of no place that is on screen now. */
    dropUntaken() {
      const draft = readDraft();
      if (draft && draft.session !== session) dropDraft();
    },
    drop: dropDraft,
  };

  /* ---- in a ticket, Enter goes on to the button that places it: the next Enter presses it ---------------------------- */

  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const field = event.target.closest?.('.ticket vaadin-text-field');
    const place = field?.closest('.ticket').querySelector('.place');
    if (!place) return;
    event.preventDefault();
    // Leaving the field sends what was typed.
    place.focus();
  });

  /* ---- .moves: teal when the figure rose, orange when it fell; nothing for those who asked for no motion ---------- */

  const TINT_MILLIS = 600;
  const still = matchMedia('(prefers-reduced-motion: reduce)');

  const FIGURE = new RegExp(`[−-]?\\$?\\d[\\d${grouping}]*(?:[${decimal}]\\d+)?`);

  /** As the server wrote it: with the marks of this browser. */
  function figure(text) {
    const digits = (text ?? '').match(FIGURE);
    return digits ? Number(digits[0].replace('−', '-').replace('$', '').replaceAll(grouping, '').replace(decimal, '.')) : NaN;
  }

  function tint(element, before, after) {
    const from = figure(before);
    const to = figure(after);
    if (Number.isNaN(from) || Number.isNaN(to) || from === to) return;
    const color = to > from ? 'var(--pt-up-soft)' : 'var(--pt-down-soft)';
    element.getAnimations().forEach(animation => animation.id === 'tint' && animation.cancel());
    element.animate(
      [{ backgroundColor: color, boxShadow: `0 0 0 3px ${color}` }, { backgroundColor: 'transparent', boxShadow: '0 0 0 3px transparent' }],
      { duration: TINT_MILLIS, easing: 'ease-out', id: 'tint' });
  }

  /* A row of a sorted table that now stands for something else has not moved. */
  function standForSomethingElse(records) {
    return new Set(records.filter(record => record.type === 'attributes').map(record => record.target));
  }

  new MutationObserver(records => {
    if (still.matches) return;
    const others = standForSomethingElse(records);
    for (const record of records) {
      const element = record.type === 'characterData' && record.target.parentElement?.closest('.moves');
      if (element && !others.has(element)) tint(element, record.oldValue, record.target.data);
    }
  }).observe(document.body, {
    subtree: true, characterData: true, characterDataOldValue: true, attributes: true, attributeFilter: ['data-of'],
  });
})();
