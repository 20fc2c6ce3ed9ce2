// The matrix of units and periods under the hands: tells the page which columns are in sight, and moves from cell to cell.
export function attach(box, page) {
    const width = () => box.querySelector('thead th.period')?.getBoundingClientRect().width || 90;
    const name = () => box.querySelector('thead th').getBoundingClientRect().width;
    let isWaiting = false;

    function look() {
        isWaiting = false;
        const from = Math.floor(box.scrollLeft / width());
        page.invokeMethodAsync('InSight', from, from + Math.ceil((box.clientWidth - name()) / width()) + 1);
    }

    function onScroll() {
        if (!isWaiting) {
            isWaiting = true;
            setTimeout(look, 80);
        }
    }

    const at = (row, column) => box.querySelector(`a[data-row="${row}"][data-column="${column}"]`);
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };

    function focus(link) {
        link.focus({ preventScroll: true });
        link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        // The names and the periods stand still over the cells.
        const [cell, inside] = [link.getBoundingClientRect(), box.getBoundingClientRect()];
        if (cell.left < inside.left + name())
            box.scrollLeft -= inside.left + name() - cell.left;
        if (cell.top < inside.top + 40)
            box.scrollTop -= inside.top + 40 - cell.top;
    }

    function onKeyDown(event) {
        const step = steps[event.key];
        if (!step)
            return;
        const link = event.target.closest('a[data-row]');
        const next = link ? at(+link.dataset.row + step[0], +link.dataset.column + step[1]) : box.querySelector('a[data-row]');
        if (next) {
            event.preventDefault();
            focus(next);
        }
    }

    const size = new ResizeObserver(onScroll);
    size.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    box.addEventListener('keydown', onKeyDown);
    return { dispose: () => size.disconnect() };
}
