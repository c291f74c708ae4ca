// Tables marked `data-sortable` get a button in each column's header; a press sorts, another turns the order round.

const collator = new Intl.Collator(undefined, {numeric: true});

/** What a cell is sorted by: its `data-sort`, else its text. @param {HTMLTableRowElement} row @param {number} column */
function keyOf(row, column) {
  const cell = row.cells[column];
  return (cell?.dataset.sort ?? cell?.textContent ?? '').trim();
}

/** "$1,234" as 1234; NaN for what is not a number. @param {string} key */
const numberOf = (key) => (/\d/.test(key) ? Number(key.replace(/[$,%\s]/g, '')) : NaN);

/** Numbers before words, empty cells last. @param {string} a @param {string} b */
function compare(a, b) {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  const [x, y] = [numberOf(a), numberOf(b)];
  if (Number.isNaN(x) || Number.isNaN(y)) return collator.compare(a, b);
  return x - y;
}

/** @param {HTMLTableElement} table @param {HTMLTableCellElement} header */
function sortBy(table, header) {
  const ascending = header.getAttribute('aria-sort') !== 'ascending';
  const column = header.cellIndex;
  table.querySelectorAll('thead [aria-sort]').forEach((other) => other.removeAttribute('aria-sort'));
  header.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
  const turn = ascending ? 1 : -1;
  for (const body of table.tBodies) {
    const rows = [...body.rows].map((row) => ({row, key: keyOf(row, column)}));
    // Without a value there is nothing to compare: such rows stay last either way round.
    rows.sort((a, b) => (a.key && b.key ? turn : 1) * compare(a.key, b.key));
    body.append(...rows.map(({row}) => row));
  }
}

/** @param {ParentNode} page */
export function makeSortable(page) {
  for (const table of page.querySelectorAll('table[data-sortable]')) {
    if (!(table instanceof HTMLTableElement) || table.querySelector('button.sort')) continue;
    for (const header of table.tHead?.rows[0]?.cells ?? []) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.append(...header.childNodes);
      button.addEventListener('click', () => sortBy(table, header));
      header.append(button);
    }
  }
}
