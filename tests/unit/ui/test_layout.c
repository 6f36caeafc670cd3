/* Whatever the size, no two parts of a frame lie in the same cells: each is drawn, or left as it
 * is, without a look at the others. */
#include "ui/tui/state/compare_layout.h"
#include "ui/tui/state/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { PARTS = 5, ALL = PARTS + UI_PANE_COUNT, LOWER = UI_PANES_NUMBERED - UI_PANE_FIRST_LOWER };

static bool meet(struct ui_rect a, struct ui_rect b)
{
    return a.w > 0 && a.h > 0 && b.w > 0 && b.h > 0 && a.x < b.x + b.w && b.x < a.x + a.w &&
           a.y < b.y + b.h && b.y < a.y + a.h;
}

static void check(const struct ui_layout *l, int w, int h, enum ui_pane focus)
{
    struct ui_rect r[ALL] = {l->header, l->note, l->strip, l->why, l->footer};

    for (int p = 0; p < UI_PANE_COUNT; p++)
        r[PARTS + p] = l->pane[p];
    for (int i = 0; i < ALL; i++)
        for (int j = i + 1; j < ALL; j++)
            if (meet(r[i], r[j]))
                fail_msg("%dx%d, focus %d: %d lies over %d", w, h, (int)focus, i, j);
}

static void parts_of_a_frame_lie_apart(void **state)
{
    const struct ui_sizes sizes = {0};

    (void)state;
    for (int w = UI_MIN_WIDTH; w <= 200; w += w < 90 ? 1 : 7)
        for (int h = UI_MIN_HEIGHT; h <= 60; h += h < 30 ? 1 : 7)
            for (int i = 0; i < UI_PANES_NUMBERED * LOWER * 8; i++) {
                enum ui_pane focus = (enum ui_pane)(i / 8 % UI_PANES_NUMBERED);
                enum ui_pane lower =
                    (enum ui_pane)(UI_PANE_FIRST_LOWER + i / 8 / UI_PANES_NUMBERED);
                struct ui_layout l = ui_layout_of(w, h, focus, lower, (i & 1) != 0, (i & 2) != 0,
                                                  (i & 4) != 0, &sizes);
                struct ui_layout compared = l, plotted = l;

                if (l.too_small)
                    continue;
                check(&l, w, h, focus);
                ui_layout_compare(&compared, focus);
                check(&compared, w, h, focus);
                ui_layout_plot(&plotted, focus);
                check(&plotted, w, h, focus);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(parts_of_a_frame_lie_apart)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
