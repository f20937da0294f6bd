// The signs of chart_marks.h. Owns nothing. Must not know how a mark is drawn.
#include "report/chart_marks.h"

#include "base/text.h"

static size_t sign_index(const struct chart_signs *signs, const struct mark *mark)
{
    size_t i = 0;
    while (i < signs->count && (signs->first[i]->series != mark->series ||
                                !text_equal(signs->first[i]->sign, mark->sign))) {
        i++;
    }
    return i;
}

struct chart_signs chart_marks_signs(const struct chart *chart)
{
    struct chart_signs signs = {.count = 0};
    for (size_t i = 0; i < chart->row_count; i++) {
        for (size_t k = 0; k < chart->rows[i].count; k++) {
            const struct mark *mark = &chart->rows[i].marks[k];
            if (mark->series > 0 && signs.count < CHART_SIGNS &&
                sign_index(&signs, mark) == signs.count) {
                signs.first[signs.count++] = mark;
            }
        }
    }
    return signs;
}

int chart_marks_shape(const struct chart_signs *signs, const struct mark *mark)
{
    return mark->series == 0 ? 0 : 1 + (int)sign_index(signs, mark);
}
