// The page breaker of pdf_break.h. Owns nothing.
#include "report/pdf_break.h"

// The height of item `i` and all that must stand with it. When that is more than a page, it has to
// be cut: only its beginning takes its next along.
static double needed(const struct pdf_item *items, size_t count, size_t i, double room)
{
    double height = items[i].height;
    size_t last = i;
    while (items[last].keep && last + 1 < count && !items[last + 1].fresh) {
        last++;
        height += items[last].before + items[last].height;
    }
    if (height <= room || last == i) {
        return height;
    }
    bool begins = i == 0 || !items[i - 1].keep;
    height = items[i].height + items[i + 1].before + items[i + 1].height;
    return begins && height <= room ? height : items[i].height;
}

size_t pdf_break(const struct pdf_item *items, size_t count, double room, struct pdf_place *places)
{
    size_t page = 0;
    double y = 0; // where the next item may begin; 0 only on an empty page
    for (size_t i = 0; i < count; i++) {
        const struct pdf_item *item = &items[i];
        double before = y > 0 ? item->before : 0;
        bool full = y + before + needed(items, count, i, room) > room + .01;
        if (y > 0 && (item->fresh || full)) {
            page++;
            y = 0;
            before = 0;
        }
        bool repeated = y <= 0 && item->head > 0;
        places[i].page = page;
        places[i].repeated = repeated;
        places[i].y = y + before + (repeated ? item->head : 0);
        y = places[i].y + item->height;
    }
    return count > 0 ? page + 1 : 0;
}
