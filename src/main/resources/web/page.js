// Conveniences: every page works without them.
'use strict';

(() => {
  const SHORTCUTS = 'shortcuts';
  const STARS = 'stars';

  // Private windows may have no storage.
  const read = (key, otherwise) => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? otherwise;
    } catch {
      return otherwise;
    }
  };
  const write = (key, value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // kept until the page is left
    }
  };
  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // Copying

  const copy = async (source, button) => {
    const selection = getSelection();
    selection.selectAllChildren(source);
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = 'Copied';
    } catch {
      // only pages that came over HTTPS may write; the text is selected
      button.textContent = document.execCommand('copy') ? 'Copied' : 'Selected';
    }
  };
  const addCopyButtons = () =>
    document.querySelectorAll('.copy:not([data-copyable])').forEach((source) => {
      source.dataset.copyable = '';
      const button = element('button', { type: 'button', className: 'to-copy', textContent: 'Copy' });
      button.setAttribute('aria-live', 'polite');
      button.setAttribute('aria-description', source.textContent.trim().slice(0, 80));
      button.addEventListener('click', () => copy(source, button));
      source.after(source.tagName === 'PRE' ? button : ' ', source.tagName === 'PRE' ? '' : button);
    });

  // The grid of recent results is one stop of the Tab key; arrow keys move within it.

  const cells = (grid) => [...grid.rows].map((row) => [...row.cells].map((cell) => cell.querySelector('a, input')));
  const makeOneStop = () =>
    document.querySelectorAll('table.grid').forEach((grid) => {
      const links = cells(grid).flat().filter(Boolean);
      links.forEach((link) => (link.tabIndex = -1));
      if (links.length > 0) {
        links[0].tabIndex = 0;
      }
    });
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const moveInGrid = (event) => {
    const grid = event.target.closest?.('table.grid');
    const step = STEPS[event.key];
    if (!grid || !step) {
      return false;
    }
    const all = cells(grid);
    let row = all.findIndex((links) => links.includes(event.target));
    let column = all[row]?.indexOf(event.target);
    let next;
    do {
      row += step[0];
      column += step[1];
      next = all[row]?.[column];
    } while (!next && all[row] && column >= 0 && column < all[row].length);
    if (next) {
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
    return true;
  };

  // Stars collect a board in this browser.

  const stars = () => read(STARS, []);
  const showBoard = () => {
    document.getElementById('starred')?.remove();
    if (stars().length > 0) {
      const query = stars().map(([kind, name]) => `${kind}=${encodeURIComponent(name).replaceAll('%2F', '/')}`);
      const link = element('a', { href: `/board?${query.join('&')}`, textContent: 'My board' });
      document.querySelector('.top nav ul').append(element('li', { id: 'starred' }, link));
    }
  };
  const addStars = () =>
    document.querySelectorAll('[data-star]:not([data-starrable])').forEach((place) => {
      place.dataset.starrable = '';
      const star = [place.dataset.star, place.dataset.name];
      const is = (other) => other[0] === star[0] && other[1] === star[1];
      const button = element('button', { type: 'button' });
      const show = () => {
        const starred = stars().some(is);
        button.textContent = starred ? '★ Starred' : '☆ Star';
        button.setAttribute('aria-pressed', starred);
      };
      button.addEventListener('click', () => {
        write(STARS, stars().some(is) ? stars().filter((other) => !is(other)) : [...stars(), star].slice(-50));
        show();
        showBoard();
      });
      show();
      place.after(button);
    });

  // Keys

  const help = () => {
    let dialog = document.getElementById('help');
    if (!dialog) {
      const keys = [
        ['/', 'search'],
        ['j', 'next row'],
        ['k', 'previous row'],
        ['Enter', 'open it'],
        ['?', 'this help'],
      ];
      const list = element('dl', {}, ...keys.flatMap(([key, does]) => [
        element('dt', {}, element('kbd', { textContent: key })),
        element('dd', { textContent: does }),
      ]));
      const box = element('input', { type: 'checkbox', checked: read(SHORTCUTS, true) });
      box.addEventListener('change', () => write(SHORTCUTS, box.checked));
      dialog = element('dialog', { id: 'help' },
        element('h2', { id: 'help-title', textContent: 'Keys' }),
        list,
        element('p', {}, element('label', {}, box, 'Use single keys')),
        element('form', { method: 'dialog' }, element('button', { textContent: 'Close' })));
      dialog.setAttribute('aria-labelledby', 'help-title');
      document.body.append(dialog);
    }
    dialog.showModal();
  };
  const move = (step) => {
    const rows = [...document.querySelectorAll('main table:not(.grid) tbody tr, main .hits li, main .pushes li')]
      .map((row) => row.querySelector('a[href]'))
      .filter((link) => link && link.checkVisibility());
    const here = rows.findIndex((link) => link.closest('tr, li').contains(document.activeElement));
    const next = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : here + step];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const DEEDS = {
    '/': () => document.querySelector('.search input').focus(),
    j: () => move(1),
    k: () => move(-1),
    '?': help,
  };

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
      return;
    }
    if (moveInGrid(event)) {
      event.preventDefault();
      return;
    }
    const isTyping = event.target.closest?.('input:not([type=checkbox]), select, textarea, dialog[open]');
    // whoever has switched single keys off can still have the help, to switch them on
    if (!isTyping && DEEDS[event.key] && (event.key === '?' || read(SHORTCUTS, true))) {
      event.preventDefault();
      DEEDS[event.key]();
    }
  });

  const start = () => {
    addCopyButtons();
    makeOneStop();
    addStars();
  };
  start();
  showBoard();
  document.addEventListener('htmx:afterSettle', start);
})();
